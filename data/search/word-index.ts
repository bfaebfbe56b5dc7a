import type { SearchWord } from '../model/search-text.ts';
import { PLACE, type Place } from './film-words.ts';
import { TermTrie } from './term-trie.ts';

/* Which films have which words. Films are numbered; a number is given once and never again. */

/** Of a film that does not fit, 0; the higher, the better it fits. One for each film's number. */
export type Scores = Uint8Array<ArrayBuffer>;

const WEIGHTS: Readonly<Record<Place, number>> = {
  [PLACE.rest]: 2,
  [PLACE.person]: 6,
  [PLACE.title]: 12,
  [PLACE.titleStart]: 16,
};
const PLACES = 4;
/** From so many letters on one typing error is forgiven, and two. */
const ONE_ERROR = 3;
const TWO_ERRORS = 8;

export class WordIndex {
  readonly #trie = new TermTrie();
  /** For each term the films it stands in: their numbers times four plus the place. */
  readonly #films: number[][] = [];
  #last = -1;

  add(film: number, words: ReadonlyMap<string, Place>): void {
    for (const [word, place] of words) {
      const term = this.#trie.add(word);
      (this.#films[term] ??= []).push(film * PLACES + place);
    }
    this.#last = Math.max(this.#last, film);
  }

  /** The films in which a word begins so. A whole word counts for more than its beginning. */
  startingWith(word: SearchWord): Scores {
    const scores = new Uint8Array(this.#last + 1);
    for (const start of word) {
      const whole = this.#trie.find(start);
      this.#trie.startingWith(start, (term) => this.#count(scores, term, term === whole ? 1 : 0));
    }
    return scores;
  }

  /** Those in which a word nearly begins so; with one or two letters the same as `startingWith`. */
  nearlyStartingWith(word: SearchWord): Scores {
    const scores = this.startingWith(word);
    for (const start of word) {
      const errors = start.length >= TWO_ERRORS ? 2 : start.length >= ONE_ERROR ? 1 : 0;
      if (errors === 0) continue;
      this.#trie.nearlyStartingWith(start, errors, (term) => this.#count(scores, term, -1));
    }
    return scores;
  }

  #count(scores: Scores, term: number, bonus: -1 | 0 | 1): void {
    for (const packed of this.#films[term] ?? []) {
      const film = packed >> 2;
      const score = (WEIGHTS[(packed & 3) as Place] ?? 0) + bonus;
      if (score > (scores[film] ?? 0)) scores[film] = score;
    }
  }
}
