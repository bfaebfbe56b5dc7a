import type { Suggestion } from './model/api.ts';
import { fold, searchable } from './model/search-text.ts';

/** How many films use each value of a field, kept up to date film by film. */
export class ValueCounts {
  readonly #values = new Map<string, { films: number; readonly text: string }>();

  /** Adds or takes back one film's values; a value that a film names twice counts once. */
  count(values: readonly string[], step: 1 | -1): void {
    for (const value of new Set(values)) {
      const known = this.#values.get(value) ?? { films: 0, text: searchable(value) };
      known.films += step;
      if (known.films > 0) this.#values.set(value, known);
      else this.#values.delete(value);
    }
  }

  /** Values of which some word starts so, most used first. An empty start fits all. */
  startingWith(start: string, most: number): Suggestion[] {
    const wanted = ` ${fold(start)}`;
    const found: Suggestion[] = [];
    for (const [value, { films, text }] of this.#values) {
      if (text.includes(wanted)) found.push({ value, films });
    }
    found.sort((a, b) => b.films - a.films || a.value.localeCompare(b.value));
    return found.slice(0, most);
  }
}
