import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { expect, type TestContext } from 'vitest';
import { sampleOrganisation } from '../../server/sample/organisation.ts';
import { openHouse, type House } from '../acts/house.ts';

/** A person at a browser of their own. */
export interface AtScreen {
  readonly personId: string;
  readonly page: Page;
  readonly context: BrowserContext;
}

/** A whole house with its screens, and as many people at them as the story needs. */
export interface Stage {
  readonly house: House;
  /** For downloads and pictures; goes away with the stage. */
  readonly folder: string;
  /** Opens a browser of their own and signs the person in. */
  readonly enter: (personId: string, options?: BrowserContextOptions) => Promise<AtScreen>;
  /** Says what the browsers complained of since the last time: errors of the console, and everything the CSP refused. */
  readonly complaints: () => readonly string[];
  /** Keeps a picture of every open window. */
  readonly keepScreens: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

const KEPT = fileURLToPath(new URL('../../.test', import.meta.url));
const CHROMIUM = '/usr/bin/chromium';
const ARGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];
/** A comfortable browser window; Word's pane is narrower (see accessible.test.ts). */
const WINDOW = { width: 760, height: 1000 };
const PATIENCE_MS = 30_000;

const { people } = sampleOrganisation('2026-11-22');
export const nameOf = (personId: string): string => people.find(({ id }) => id === personId)?.name ?? personId;

/** A request that the server refuses on purpose is written to the console by the browser itself; that is no fault of the page. */
const REFUSED_REQUEST = /^Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_(INTERNET_DISCONNECTED|FAILED|CONNECTION_FAILED))/;

const listen = (page: Page, who: string, heard: string[]): void => {
  page.on('console', (message) => {
    if (message.type() === 'error' && !REFUSED_REQUEST.test(message.text())) heard.push(`${who}: ${message.text()}`);
  });
  page.on('pageerror', (error) => { heard.push(`${who}: ${error.message}`); });
};

export async function openStage(environment: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const house = await openHouse({ pane: true, environment: { CONVERTER: 'soffice', ...environment } });
  const folder = await mkdtemp(join(tmpdir(), 'luan-chuyen-browser-'));
  const browser: Browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  const heard: string[] = [];
  return {
    house, folder,
    enter: async (personId, options = {}) => {
      const context = await browser.newContext({ viewport: WINDOW, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', ...options });
      context.setDefaultTimeout(PATIENCE_MS);
      const page = await context.newPage();
      listen(page, personId, heard);
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => { console.error(`CSP: ${violatedDirective} ${blockedURI}`); });
      });
      await page.goto(house.desk.origin);
      await signIn(page, personId, house.desk.password);
      return { personId, page, context };
    },
    complaints: () => heard.splice(0),
    keepScreens: async (name) => {
      await mkdir(KEPT, { recursive: true });
      for (const [index, page] of browser.contexts().flatMap((context) => context.pages()).entries()) {
        await page.screenshot({ path: join(KEPT, `${name.slice(0, 40).replace(/\W+/g, '-')}-${index}.png`) });
      }
    },
    close: async () => {
      await browser.close();
      await house.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Chooses the person from the list and types the sample password. */
export async function signIn(page: Page, personId: string, password: string): Promise<void> {
  await page.getByRole('button', { name: nameOf(personId) }).click();
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await page.getByRole('button', { name: `Tài khoản ${nameOf(personId)}` }).waitFor();
}

/** Ends one act of a story: no console said anything and the CSP refused nothing; what a failed act left on the screens is kept in `.test`. */
export async function endAct(stage: Stage, { task: { name, result } }: TestContext): Promise<void> {
  if (result?.state === 'fail') await stage.keepScreens(name);
  expect(stage.complaints()).toEqual([]);
}

/** An act cannot be played when one before it failed. */
export const needsActsBefore = ({ task, skip }: TestContext): void => {
  skip(task.suite?.tasks.some(({ result }) => result?.state === 'fail') === true, 'an earlier act failed');
};
