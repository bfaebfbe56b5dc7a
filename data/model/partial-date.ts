/* Dates known to the year, the month or the day (`1988`, `1988-06`, `1988-06-17`), as people read them. */

/** The date in the language's usual long form: `17. Juni 1988`, `Juni 1988`, `1988`. */
export function formatPartialDate(date: string, language: string): string {
  const [year, month, day] = date.split('-').map(Number);
  if (year === undefined || month === undefined) return date;
  const moment = new Date(Date.UTC(year, month - 1, day ?? 1));
  return new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    ...(day === undefined ? {} : { day: 'numeric' }),
  }).format(moment);
}
