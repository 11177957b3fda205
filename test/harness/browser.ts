import { type BrowserContext, chromium } from 'playwright-core';
import { findChromium } from '../../scripts/setup/hosts/chromium.mjs';

const SIZE = { width: 1280, height: 800 };

/** Without `local-network-access` a page that was changed on its way may not open a WebSocket to 127.0.0.1. */
const PERMISSIONS = ['clipboard-read', 'clipboard-write', 'local-network-access'];

/** Every name but loopback fails at once: nothing leaves the machine, and nothing waits for an answer. */
const OFFLINE = '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost';

const QUIET = [
  'no-first-run',
  'disable-quic',
  'disable-background-networking',
  'disable-component-update',
  'disable-sync',
];

/** WebGL in software, so that views draw without a graphics card. */
const WEBGL = ['use-gl=angle', 'use-angle=swiftshader', 'enable-unsafe-swiftshader', 'ignore-gpu-blocklist'];

/** Shared memory is 64 MB in a container; the same colours and no scroll bars on every machine. */
const STEADY = ['disable-dev-shm-usage', 'force-color-profile=srgb', 'hide-scrollbars'];

/** Starts the browser that the set-up found or installed, without a window; it ends with this process. */
export async function startBrowser(profile: string): Promise<BrowserContext> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('There is no Chromium; `npm test ui` installs one where it can.');
  return chromium.launchPersistentContext(profile, {
    executablePath,
    args: [...[...QUIET, ...WEBGL, ...STEADY].map((name) => `--${name}`), OFFLINE],
    headless: true,
    chromiumSandbox: false,
    viewport: SIZE,
    permissions: PERMISSIONS,
    // Whoever starts a session decides what a signal does.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}
