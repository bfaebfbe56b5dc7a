import {
  METHODS,
  type Bridge,
  type LibraryApi,
  type LibraryEvent,
  type Method,
} from '../../data/model/api.ts';
import type { CommandName } from '../../data/model/commands.ts';
import type { ThumbnailWidth } from '../../data/model/images.ts';
import { FilmothekError, fromWire, type Outcome } from '../../data/model/errors.ts';

/** How the pages reach the library: the same contract whichever host they run in. */
export interface Host {
  readonly kind: 'electron' | 'browser';
  readonly api: LibraryApi;
  /** Returns the way to stop listening. */
  subscribe(listener: HostListener): () => void;
  /** Where there is a menu of the system's: what was chosen there. Returns the way to stop listening. */
  readonly onCommand?: (listener: (name: CommandName) => void) => () => void;
}

export interface HostListener {
  readonly onEvent: (event: LibraryEvent) => void;
  /** The library no longer answers. */
  readonly onLost: () => void;
  /** It can be heard, at first and after it was lost. */
  readonly onRestored: () => void;
}

const RETRY_MS = 3000;

/** Electron's preload puts a bridge on the window; without one the pages came over HTTP. */
export function connect(): Host {
  const bridge = (window as Window & { readonly filmothek?: Bridge }).filmothek;
  return bridge === undefined ? browserHost() : electronHost(bridge);
}

/** Where a stored picture is served, as WebP of that width in pixels or as it was given. */
export function imageUrl(hash: string, width: ThumbnailWidth | 'original'): string {
  return `./posters/${hash}/${width}`;
}

function electronHost(bridge: Bridge): Host {
  const invoke = (method: Method, argument: unknown) =>
    (bridge[method] as (argument: unknown) => Promise<Outcome>)(argument);
  return {
    kind: 'electron',
    api: bindApi(invoke),
    subscribe: ({ onEvent }) => bridge.onEvent(onEvent),
    onCommand: (listener) => bridge.onCommand(listener),
  };
}

function browserHost(): Host {
  return {
    kind: 'browser',
    api: bindApi(post),
    subscribe: listenToEvents,
  };
}

/** Listens to the host's events, and again when the connection broke, however often. */
function listenToEvents({ onEvent, onLost, onRestored }: HostListener): () => void {
  let source: EventSource;
  let retry: ReturnType<typeof setTimeout>;
  const open = () => {
    source = new EventSource('./events');
    source.onmessage = (message: MessageEvent<string>) =>
      onEvent(JSON.parse(message.data) as LibraryEvent);
    source.onopen = onRestored;
    source.onerror = () => {
      onLost();
      // A browser tries again by itself unless it was refused, as by a host that was started anew.
      if (source.readyState === EventSource.CLOSED) retry = setTimeout(open, RETRY_MS);
    };
  };
  open();
  return () => {
    clearTimeout(retry);
    source.close();
  };
}

async function post(method: Method, argument: unknown): Promise<Outcome> {
  let response: Response;
  try {
    response = await fetch(`./api/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(argument),
    });
  } catch (error) {
    throw new FilmothekError('not-reachable', {}, { cause: error });
  }
  // The host answers a call of an earlier launch with a sentence, not with JSON.
  if (response.status === 403) throw new FilmothekError('forbidden');
  if (!response.ok) throw new FilmothekError('not-reachable');
  return (await response.json()) as Outcome;
}

function bindApi(invoke: (method: Method, argument: unknown) => Promise<Outcome>): LibraryApi {
  const bound = METHODS.map((method) => [
    method,
    async (argument: unknown) => {
      const outcome = await invoke(method, argument);
      if (!outcome.ok) throw fromWire(outcome.error);
      return outcome.value;
    },
  ]);
  return Object.fromEntries(bound) as LibraryApi;
}
