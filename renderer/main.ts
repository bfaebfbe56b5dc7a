import '@fontsource-variable/inter';
import '@fontsource-variable/fraunces';
import './app.css';
import { mount } from 'svelte';
import { toWire } from '../data/model/errors.ts';
import { chooseLanguage, MESSAGES } from '../data/model/messages/messages.ts';
import App from './App.svelte';
import { connect } from './host/host.ts';
import { AppState } from './state/app.svelte.ts';

// The address carried the token of this launch; the cookie has it now, and the history need not.
if (location.search !== '') history.replaceState(null, '', location.pathname);

AppState.open(connect())
  .then((app) => mount(App, { target: document.body, props: { app } }))
  .catch((error: unknown) => {
    const { code, details } = toWire(error);
    document.body.textContent = MESSAGES[chooseLanguage(navigator.languages)].errors[code](details);
  });
