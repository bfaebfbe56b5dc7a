import { readFileSync, writeFileSync } from 'node:fs';
import type { Rectangle } from 'electron';

/* Where the window was. Losing it costs nothing, so neither reading nor writing ever fails. */

export interface WindowPlace {
  readonly bounds: Rectangle;
  readonly maximized: boolean;
}

/** The remembered place, or `null` when there is none that makes sense on these screens. */
export function recallPlace(file: string, screens: readonly Rectangle[]): WindowPlace | null {
  try {
    const { bounds, maximized } = JSON.parse(readFileSync(file, 'utf8')) as WindowPlace;
    const { x, y, width, height } = bounds;
    const isWhole = [x, y, width, height].every(Number.isSafeInteger) && width > 0 && height > 0;
    if (!isWhole || !screens.some((screen) => canBeGrasped(bounds, screen))) return null;
    return { bounds: { x, y, width, height }, maximized: maximized === true };
  } catch {
    return null;
  }
}

export function rememberPlace(file: string, place: WindowPlace): void {
  try {
    writeFileSync(file, JSON.stringify(place));
  } catch {
    // A full or read-only disk must not keep a window from closing.
  }
}

/** Whether enough of the title bar lies on the screen to move the window by it. */
function canBeGrasped({ x, y, width }: Rectangle, screen: Rectangle): boolean {
  const left = Math.max(x, screen.x);
  const right = Math.min(x + width, screen.x + screen.width);
  return right - left >= 100 && y >= screen.y - 10 && y <= screen.y + screen.height - 40;
}
