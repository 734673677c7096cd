/** Where the desk says that the bytes go. */
export type Upload = { id: string; upload: { method: string; url: string; headers: Record<string, string> } };

const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** `12 KB` */
export const size = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 1024 * 1024
      ? `${Math.round(bytes / 1024)} KB`
      : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** Sends the bytes with what the address was signed for; `fetch` could not say how far it is. */
function put(file: File, { url, method, headers }: Upload['upload'], progress: (part: number) => void) {
  return new Promise<void>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    // What the browser sets by itself it lets nobody else set.
    for (const [name, value] of Object.entries(headers))
      if (!/^(host|content-length)$/i.test(name)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0);
    request.onload = () =>
      request.status < 300 ? resolve() : reject(new Error(`The store answered ${request.status}.`));
    request.onerror = () => reject(new Error('The store does not answer.'));
    request.send(file);
  });
}

/** Tells the desk of a file and sends its bytes. @param attach gives the command that answers the address */
export async function send(
  file: File,
  attach: (body: object) => Promise<Upload>,
  progress: (part: number) => void,
): Promise<void> {
  progress(0);
  const sha256 = hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  const type = /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/.test(file.type)
    ? { type: file.type }
    : {};
  const { upload } = await attach({ name: file.name, size: file.size, sha256, ...type });
  await put(file, upload, progress);
}
