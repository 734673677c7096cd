import { useDesk } from '../../desk.ts';
import { send, type Upload } from '../../record/upload.ts';
import { notify } from '../../shell/notices.ts';

/** Sends files to the record whose they are; one that is not taken is said, and keeps no other back. */
export function useSendFiles(): (home: string, files: readonly File[]) => Promise<unknown> {
  const { client } = useDesk();
  return (home, files) =>
    Promise.all(
      files.map((file) =>
        send(
          file,
          (about) => client.post<Upload>(`${home}/attachments`, about),
          () => undefined,
        ).catch((error: Error) =>
          notify({ type: 'error', header: `${file.name} was not sent`, content: error.message }),
        ),
      ),
    );
}
