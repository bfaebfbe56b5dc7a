export { imageUrl } from '../host/host.ts';

/** The file's bytes as base64, as the library takes pictures. */
export function readBase64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const address = reader.result as string;
      resolve(address.slice(address.indexOf(',') + 1));
    };
    reader.onerror = () => reject(reader.error ?? new Error('unreadable file'));
    reader.readAsDataURL(file);
  });
}

/** The files of a drop or paste that may be pictures; whether they are is for the library to say. */
export function pictureFiles(transfer: DataTransfer | null): File[] {
  return [...(transfer?.files ?? [])].filter(
    ({ type }) => type.startsWith('image/') || type === '',
  );
}
