import type { CDPSession, Locator, Page } from '@playwright/test';
import { framesOf, together, type Frames } from './frames.ts';

/*
 * Scrolls from the top to the end as a person in a hurry does: flicked a good way, dragged on by the scrollbar, flicked
 * again, dragged to the end, and flicked back. All of it through the browser's own input.
 */

/** CSS pixels a flick, and a second. */
const FLICK = 9_000;
const SPEED = 6_000;
const FLICKS_A_PLACE = 2;
/** One move of the mouse for each frame of a drag. */
const MOVES = 90;
const MOVE_MS = 16;
const IDLE_MS = 1_500;
/** From the ends of a scrollbar, where it has arrows, to the middle of the smallest thumb. */
const ENDS = 17.5;

export interface Scrolled {
  readonly idle: Frames;
  readonly flicked: Frames;
  readonly dragged: Frames;
}

/** @param scroller what scrolls; it is at its top */
export async function scrollAll(page: Page, scroller: Locator): Promise<Scrolled> {
  const session = await page.context().newCDPSession(page);
  const idle = await framesOf(page, () => page.waitForTimeout(IDLE_MS));
  const flicked: Frames[] = [];
  const dragged: Frames[] = [];
  const flickBy = async (distance: number) => {
    for (let turn = 0; turn < FLICKS_A_PLACE; turn += 1) {
      flicked.push(await framesOf(page, () => flick(session, scroller, distance)));
    }
  };
  await flickBy(FLICK);
  dragged.push(await framesOf(page, () => drag(page, scroller, 0.5)));
  await flickBy(FLICK);
  dragged.push(await framesOf(page, () => drag(page, scroller, 1)));
  await flickBy(-FLICK);
  await session.detach();
  return { idle, flicked: together(flicked), dragged: together(dragged) };
}

async function flick(session: CDPSession, scroller: Locator, distance: number): Promise<void> {
  const { x, y, width, height } = await boxOf(scroller);
  await session.send('Input.synthesizeScrollGesture', {
    x: x + width / 2,
    y: y + height / 2,
    yDistance: -distance,
    speed: SPEED,
    gestureSourceType: 'mouse',
  });
}

/** Drags the scrollbar's thumb from where it is to a share of the whole. */
async function drag(page: Page, scroller: Locator, to: number): Promise<void> {
  const box = await boxOf(scroller);
  const share = await placeOf(scroller);
  const at = (part: number) => box.y + ENDS + (box.height - 2 * ENDS) * part;
  const x = box.x + box.width - 5;
  await page.mouse.move(x, at(share));
  await page.mouse.down();
  for (let move = 1; move <= MOVES; move += 1) {
    const begun = performance.now();
    await page.mouse.move(x, at(share + ((to - share) * move) / MOVES));
    await page.waitForTimeout(Math.max(0, MOVE_MS - (performance.now() - begun)));
  }
  // As far as it goes, whatever the thumb is held by.
  if (to === 1) await page.mouse.move(x, box.y + box.height + ENDS);
  await page.mouse.up();
  const reached = await placeOf(scroller);
  if (Math.abs(reached - to) > 0.1) throw new Error(`the scrollbar led to ${reached}, not ${to}`);
}

async function boxOf(scroller: Locator) {
  const box = await scroller.boundingBox();
  if (box === null) throw new Error('there is nothing to scroll');
  return box;
}

/** 0 at the top, 1 at the end. */
function placeOf(scroller: Locator): Promise<number> {
  return scroller.evaluate((node) => node.scrollTop / (node.scrollHeight - node.clientHeight));
}
