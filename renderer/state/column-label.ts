import { fieldOfColumn, isFixed, type ColumnName } from '../../data/model/columns.ts';
import type { Messages } from '../../data/model/messages/messages.ts';

/** What the head of a column says. */
export function columnLabel(name: ColumnName, words: Messages): string {
  return isFixed(name) ? words.views.column[name] : (fieldOfColumn(name) ?? '');
}
