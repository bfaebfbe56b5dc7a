import type { LibraryApi } from '../../data/model/api.ts';
import type { Facet, Query } from '../../data/model/query.ts';

interface Question {
  readonly query: Query;
  readonly most: number;
}

/**
 * What the films of a result have, with counts. One question at a time, so that fast typing does not fill the host with
 * questions that nobody waits for any more; what is shown stays until the answer to the latest.
 */
export class FacetsState {
  readonly #api: LibraryApi;
  all = $state.raw<readonly Facet[]>([]);
  #next: Question | null = null;
  #isAsking = false;

  constructor(api: LibraryApi) {
    this.#api = api;
  }

  /** @param most values of each field */
  async ask(query: Query, most: number): Promise<void> {
    this.#next = { query, most };
    if (this.#isAsking) return;
    this.#isAsking = true;
    for (let asked = this.#take(); asked !== null; asked = this.#take()) {
      // The status bar tells when the library does not answer; what is shown stays until it does.
      const facets = await this.#api.facets(asked).catch(() => null);
      if (facets !== null && this.#next === null) this.all = facets;
    }
    this.#isAsking = false;
  }

  #take(): Question | null {
    const next = this.#next;
    this.#next = null;
    return next;
  }
}
