import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { awsError } from './aws-error.ts';

export type S3Files = {
  read(bucket: string, key: string): Buffer;
  write(bucket: string, key: string, body: Uint8Array): void;
  remove(bucket: string, key: string): void;
};

/**
 * Keeps the bodies of objects as files under `dir`, by bucket and key. A file is there whole or not at all.
 * Refuses keys that would leave the directory or that a file system has no name for.
 */
export function createS3Files(dir: string): S3Files {
  const fileOf = (bucket: string, key: string): string => {
    const segments = [bucket, ...key.split('/')];
    const odd = segments.some((segment) => ['', '.', '..'].includes(segment) || /[\\\0]/.test(segment));
    if (odd) throw awsError('InvalidArgument', `The key ${JSON.stringify(key)} is not hosted on the laptop`);
    return path.join(dir, ...segments);
  };
  return {
    read: (bucket, key) => readFileSync(fileOf(bucket, key)),
    write: (bucket, key, body) => {
      const file = fileOf(bucket, key);
      const part = `${file}.part`;
      try {
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(part, body);
        renameSync(part, file);
      } catch (error) {
        rmSync(part, { force: true });
        const { code } = error as NodeJS.ErrnoException;
        if (code !== 'EISDIR' && code !== 'ENOTDIR' && code !== 'EEXIST') throw error;
        throw awsError(
          'InvalidArgument',
          `The key ${key} is a folder of others, which is not hosted on the laptop`,
        );
      }
    },
    remove: (bucket, key) => rmSync(fileOf(bucket, key), { force: true }),
  };
}
