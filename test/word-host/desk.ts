import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type BrowserContext, type Frame, type Page } from 'playwright-core';
import { openHouse, type House } from '../acts/house.ts';
import { nameOf } from '../browser/stage.ts';
import { openFront, PANE_HOST, WORD_HOST } from './front.ts';
import { playWord, type PlayedWord, type WordManners } from './word.ts';

/** A person before Word, with the pane beside the document. */
export interface AtWord {
  readonly word: PlayedWord;
  readonly window: Page;
  readonly context: BrowserContext;
  /** The pane's own frame: production's `word.html`, unedited. */
  readonly pane: Frame;
}

export interface WordDesk {
  readonly house: House;
  readonly folder: string;
  /** Opens a document in a Word of the person's own and presses one of the ribbon's buttons. */
  readonly open: (docx: Uint8Array, options?: { readonly button?: 'submit' | 'inbox' | 'format'; readonly manners?: WordManners; readonly name?: string }) => Promise<AtWord>;
  readonly signIn: (at: AtWord, personId: string) => Promise<void>;
  /** What the pane's console complained of since the last time. */
  readonly complaints: () => readonly string[];
  readonly keepScreens: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
/** As wide as Word's pane comes up. */
const PANE = { width: 350, height: 800 };
const PATIENCE_MS = 20_000;
const KEPT = resolve(import.meta.dirname, '../../.test');
/** Refused requests are refusals the story asks for; office.js itself looks for a storage that a frame of another site does not have. */
const NO_FAULT = /^Failed to load resource:|^SecurityError: .*'(session|local)Storage'[^]*appsforoffice\.microsoft\.com/;

export async function openWordDesk(): Promise<WordDesk> {
  const house = await openHouse({ pane: true, environment: { CONVERTER: 'soffice', BASE_URL: `https://${PANE_HOST}` } });
  const folder = await mkdtemp(join(tmpdir(), 'luan-chuyen-word-host-'));
  const front = await openFront(house.desk.origin, folder);
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: [...ARGS, `--host-resolver-rules=${front.rules}`] });
  const heard: string[] = [];
  return {
    house, folder,
    open: async (docx, { button = 'submit', manners = {}, name = 'Biên bản bàn giao.docx' } = {}) => {
      const word = playWord(docx, `https://so.sharepoint.com/Van%20ban/${encodeURIComponent(name)}`, 'vi-VN');
      word.becomes(manners);
      const context = await browser.newContext({ viewport: PANE, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', ignoreHTTPSErrors: true });
      context.setDefaultTimeout(PATIENCE_MS);
      const window = await context.newPage();
      window.on('console', (message) => { if (message.type() === 'error' && !NO_FAULT.test(message.text())) heard.push(message.text()); });
      window.on('pageerror', ({ message }) => { heard.push(message); });
      await window.exposeFunction('answerAsWord', (action: string, data: string) => JSON.stringify(word.answer(action, JSON.parse(data))));
      const address = `https://${PANE_HOST}/word.html?open=${button}`;
      await window.goto(`https://${WORD_HOST}/?locale=vi-VN&pane=${encodeURIComponent(address)}`);
      const pane = await (await window.waitForSelector('iframe')).contentFrame();
      if (pane === null) throw new Error('Word has no pane.');
      return { word, window, context, pane };
    },
    signIn: async ({ pane }, personId) => {
      await pane.getByRole('button', { name: nameOf(personId) }).click();
      await pane.getByLabel('Mật khẩu').fill(house.desk.password);
      await pane.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
      await pane.getByRole('button', { name: `Tài khoản ${nameOf(personId)}` }).waitFor();
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
      await front.close();
      await house.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
