/*
 * Sync programs never merge a file that two computers changed: one of the two gets another name, and with it the edits
 * made on that computer would be out of sight. These are the names.
 */

const CONFLICT_NAMES: readonly RegExp[] = [
  // Dropbox, Nextcloud, ownCloud, Google Drive, FileCloud: in brackets any words, often in the person's language.
  /^library ?\(.+\)\.json$/,
  // OneDrive: the computer's name. Only digits and dashes would be somebody's own copy with a date.
  /^library-(?=[\p{N}-]*\p{L})[\p{L}\p{M}\p{N}-]{1,63}\.json$/u,
  // iCloud counts from 2.
  /^library ([2-9]|[1-9]\d{1,2})\.json$/,
  // Syncthing: the moment and, when it is known, the device.
  /^library\.sync-conflict-\d{8}-\d{6}(-[0-9A-Z]*)?\.json$/,
  // ownCloud and Nextcloud before 2019, some with the person's name.
  /^library_conflict-(.+-)?\d{8}-\d{6}\.json$/,
  // Synology Drive: the computer, the moment, the reason, a number.
  /^library_.+_[A-Za-z]*Conflict(_\d+)?\.json$/,
  // Resilio Sync: once more for every conflict about a conflict.
  /^library(\.Conflict\d*)+\.json$/i,
  // rclone bisync.
  /^library\.json\.conflict\d+$/,
];

/** The names among those in a library folder that sync programs give to another computer's version of the snapshot. */
export function conflictCopies(names: readonly string[]): string[] {
  return names.filter((name) => CONFLICT_NAMES.some((pattern) => pattern.test(name)));
}
