import { MESSAGES, chooseLanguage, type Messages } from '../model/messages/messages.ts';

/** Where a command writes: results to `out`, everything else to `err`; both end each text with a line break. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  readonly words: Messages;
}

/** The words of the terminal's language, by the usual variables in their usual order. */
export function terminalWords(env: Readonly<Record<string, string | undefined>>): Messages {
  const preferred = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG'], systemLanguage()];
  return MESSAGES[chooseLanguage(preferred.flatMap((tag) => tag ?? []))];
}

function systemLanguage(): string {
  return new Intl.DateTimeFormat().resolvedOptions().locale;
}
