/** Whether the command key takes the place of the control key. */
export const IS_MAC = /mac|iphone|ipad/i.test(navigator.platform);

/** Whether the details fill the window instead of standing beside the films; the same width as in the styles. */
export function isNarrow(): boolean {
  return matchMedia('(max-width: 600px)').matches;
}
