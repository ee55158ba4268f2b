import { fileURLToPath } from 'node:url';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Rooms that are the same in the server and in the pane, on every day and in every place. */
const PURE = ['server/circulation/**', 'server/format/**', 'server/registry/**'];
const BROWSER_SAFE = [...PURE, 'server/signing/shown/**', 'addin/**'];

const NO_CLOCK = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Pure code takes the time as an argument.' },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Pure code takes the time as an argument.' },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'Pure code takes chance as an argument.' },
  { selector: "CallExpression[callee.object.name='crypto'][callee.property.name=/^(randomUUID|getRandomValues)$/]", message: 'Pure code takes chance as an argument.' },
];

export default defineConfig(
  { ignores: ['node_modules/', '.runtime/', '.build/', '.data/', '.test/'] },
  {
    files: ['**/*.{ts,tsx,js,mjs,cjs}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: fileURLToPath(new URL('..', import.meta.url)) } },
    // A rule that does not fit is changed here, for everybody, never switched off in a line.
    linterOptions: { noInlineConfig: true },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 220 }],
      'no-else-return': 'error',
      'no-param-reassign': 'error',
      'no-var': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'prefer-template': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      // The code points of a text are what fonts and parsers want.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: PURE,
    rules: { 'no-restricted-syntax': ['error', ...NO_CLOCK] },
  },
  {
    files: BROWSER_SAFE,
    ignores: ['addin/vite.config.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-globals': ['error', 'process', 'Buffer', '__dirname'],
      'no-restricted-imports': ['error', { patterns: [{ group: ['node:*'], message: 'This room runs in the browser too.' }] }],
    },
  },
  {
    files: ['addin/**'],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    files: ['addin/**'],
    ignores: ['addin/word/**', 'addin/vite.config.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'Buffer', '__dirname',
        { name: 'Office', message: 'Only addin/word speaks to Office.js.' },
        { name: 'Word', message: 'Only addin/word speaks to Office.js.' },
        // office.js makes these throw (Word shows no dialogs of a page's own).
        'alert', 'confirm', 'prompt'],
    },
  },
  {
    files: ['**/*.mjs'],
    // The linter sees no casts that are written in comments; tsc does.
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  {
    files: ['test/**'],
    rules: {
      // A test that reads an answer of the wrong shape fails by itself.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);
