import type { App } from 'electron';

/** Holds the app's end until `close` is through; when that fails, `failed` hears of it and the app ends all the same. */
export function closeBeforeQuitting(
  app: Pick<App, 'on' | 'quit'>,
  close: () => Promise<void>,
  failed: (error: unknown) => void,
): void {
  let state: 'open' | 'closing' | 'closed' = 'open';
  app.on('will-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    void close()
      .catch(failed)
      .then(() => {
        state = 'closed';
        app.quit();
      });
  });
}
