import { createDarkTheme, createHighContrastTheme, createLightTheme } from '@fluentui/react-components';
import type { BrandVariants, Theme } from '@fluentui/react-components';

/** A quiet ink blue, the colour of an official's pen; red is kept for the seal and for danger. */
const ink: BrandVariants = {
  10: '#020508', 20: '#0a1a26', 30: '#0b2b41', 40: '#0d3857', 50: '#10456b', 60: '#17507a', 70: '#235d88', 80: '#2c6a97',
  90: '#3f7aa6', 100: '#5389b3', 110: '#6899c0', 120: '#7eaacd', 130: '#95bad8', 140: '#adcbe3', 150: '#c6dced', 160: '#e0edf6',
};

const fontFamilyBase = "'Segoe UI Variable Text', 'Segoe UI', -apple-system, BlinkMacSystemFont, Roboto, 'Noto Sans', 'Liberation Sans', system-ui, sans-serif";

const light: Theme = {
  ...createLightTheme(ink),
  fontFamilyBase,
  colorBrandBackground: ink[60], colorBrandBackgroundHover: ink[50], colorBrandBackgroundPressed: ink[40], colorBrandBackgroundSelected: ink[50],
  colorBrandForeground1: ink[60], colorBrandForegroundLink: ink[60], colorBrandStroke1: ink[60], colorCompoundBrandStroke: ink[60],
  colorCompoundBrandBackground: ink[60], colorCompoundBrandForeground1: ink[60],
};
const dark: Theme = { ...createDarkTheme(ink), fontFamilyBase, colorBrandForeground1: ink[120], colorBrandForeground2: ink[130], colorCompoundBrandForeground1: ink[120] };
const highContrast: Theme = { ...createHighContrastTheme(), fontFamilyBase };

export const THEMES = { light, dark, highContrast } as const;
export type ThemeName = keyof typeof THEMES;
