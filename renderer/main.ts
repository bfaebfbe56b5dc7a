import '@fontsource-variable/inter';
import '@fontsource-variable/fraunces';
import './app.css';
import { mount, unmount } from 'svelte';
import { toWire } from '../data/model/errors.ts';
import { chooseLanguage, MESSAGES } from '../data/model/messages/messages.ts';
import App from './App.svelte';
import { connect } from './host/host.ts';
import Recovery from './views/Recovery.svelte';
import { AppState } from './state/app.svelte.ts';
import { RecoveryState, type Refusal } from './state/recovery.svelte.ts';

// The address carried the token of this launch; the cookie has it now, and the history need not.
if (location.search !== '') history.replaceState(null, '', location.pathname);

const host = connect();
const target = document.body;

// Both are asked at once. A library that is not open refuses the second, and the first tells why.
const atOnce = AppState.open(host);
atOnce.catch(() => undefined);
host.api
  .opening({})
  .then((opening) => (opening.state === 'open' ? showLibrary(atOnce) : showRecovery(opening)))
  .catch(tell);

async function showLibrary(opened: Promise<AppState>): Promise<void> {
  const app = await opened;
  mount(App, { target, props: { app } });
}

function showRecovery(refusal: Refusal): void {
  const recovery = new RecoveryState(host.api, refusal, () => {
    void unmount(page);
    showLibrary(AppState.open(host)).catch(tell);
  });
  const page = mount(Recovery, { target, props: { recovery } });
}

function tell(error: unknown): void {
  const { code, details } = toWire(error);
  target.textContent = MESSAGES[chooseLanguage(navigator.languages)].errors[code](details);
}
