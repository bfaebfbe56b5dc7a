// @ts-check
import process from 'node:process';

/* When this process has to end. */

/** npm, or the shell between npm and us. Taken at once: it may be gone before anybody asks. */
const PARENT = process.ppid;
const LOOK_EVERY = 1000;

/** @type {readonly NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Calls back once, when this process is told to end: by a signal or, below npm, by the end of its parent. A shell that
 * is ended between npm and us hands no signal on, and does not wait for us. Until the listening is stopped no signal
 * ends this process by itself, and it keeps no process alive.
 * @param {() => void} listener
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {() => void} stops the listening
 */
export function whenToldToEnd(listener, env = process.env) {
  let told = false;
  const tell = () => {
    if (told) return;
    told = true;
    listener();
  };
  for (const signal of SIGNALS) process.on(signal, tell);
  // Without npm, a parent that leaves is somebody's way to start us in the background.
  const watch = env.npm_lifecycle_event
    ? setInterval(() => parentEnded() && tell(), LOOK_EVERY).unref()
    : undefined;
  return () => {
    clearInterval(watch);
    for (const signal of SIGNALS) process.off(signal, tell);
  };
}

/** Elsewhere an orphan gets another parent; on Windows it keeps the number of the old one. */
const parentEnded = () => process.ppid !== PARENT || !isAlive(PARENT);

/** Whether there is a process of this number. @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
