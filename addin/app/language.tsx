import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Language } from '../../server/circulation/errors.ts';
import { recall, remember } from './storage.ts';

/** One catalogue per feature: whole sentences with `{placeholders}`, the same keys in both languages. */
export interface Texts<Key extends string = string> {
  readonly vi: Readonly<Record<Key, string>>;
  readonly en: Readonly<Record<Key, string>>;
}
export type TextFacts = Readonly<Record<string, string | number>>;
/** Gives the sentence of a key in the chosen language with its placeholders filled. */
export type Translate<Key extends string> = (key: Key, facts?: TextFacts) => string;

/** Types a catalogue: every Vietnamese key must have its English sentence and the other way round. */
export const defineTexts = <const Key extends string>(texts: Texts<Key>): Texts<Key> => texts;

/** Fills `{name}` with facts; a missing fact shows as `…` rather than as a placeholder. */
export const fill = (sentence: string, facts: TextFacts = {}): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? '…'));

interface LanguageValue {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
}

const LanguageContext = createContext<LanguageValue>({ language: 'vi', setLanguage: () => undefined });

/** Vietnamese unless this person chose English on this machine. */
export const LanguageProvider = ({ children }: { readonly children: ReactNode }) => {
  const [language, setChosen] = useState<Language>(() => (recall('language') === 'en' ? 'en' : 'vi'));
  const setLanguage = useCallback((chosen: Language) => {
    remember('language', chosen);
    setChosen(chosen);
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const value = useMemo(() => ({ language, setLanguage }), [language, setLanguage]);
  return <LanguageContext value={value}>{children}</LanguageContext>;
};

export const useLanguage = (): LanguageValue => useContext(LanguageContext);

/**
 * The texts of one feature in the chosen language.
 * @example const t = useTexts(texts); t('held', { name: 'Phạm Văn Mẫu' })
 */
export const useTexts = <Key extends string>(texts: Texts<Key>): Translate<Key> => {
  const { language } = useLanguage();
  return useCallback((key: Key, facts?: TextFacts) => fill(texts[language][key], facts), [texts, language]);
};
