export { imageUrl } from '../host/host.ts';

/** The files of a drop or paste that may be pictures; whether they are is for the library to say. */
export function pictureFiles(transfer: DataTransfer | null): File[] {
  return [...(transfer?.files ?? [])].filter(
    ({ type }) => type.startsWith('image/') || type === '',
  );
}
