import type { FindingView, VerificationView } from '../../server/acts/views.ts';
import type { Language } from '../../server/circulation/errors.ts';
import { formatDateTime } from '../app/dates.ts';
import { formatSize } from '../app/download.ts';
import { fill } from '../app/language.tsx';
import { signatureFacts, signatureName, type VerifyTranslate } from './signature-facts.ts';
import { texts } from './texts.ts';

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const rows = (facts: readonly (readonly [string, string])[]): string => `<table>${facts.map(([term, value]) => `<tr><th scope="row">${escape(term)}</th><td>${escape(value)}</td></tr>`).join('')}</table>`;

const STYLE = 'body{font:15px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem;border-bottom:1px solid #ccc}h3{font-size:1rem;margin-bottom:.3rem}table{border-collapse:collapse;width:100%}th,td{border:1px solid #ccc;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{width:32%;font-weight:500;background:#f5f5f5}.verdict{font-weight:600}[lang=en]{margin-top:3rem}';

const reasons = (findings: readonly FindingView[], language: Language, t: VerifyTranslate): string =>
  findings.length === 0 ? `<p>${escape(t('noFindings'))}</p>` : `<ul>${findings.map((finding) => `<li>${escape(t(`severity.${finding.severity}`))}: ${escape(finding[language])} <small>(${escape(finding.code)})</small></li>`).join('')}</ul>`;

const part = (view: VerificationView, language: Language): string => {
  const t: VerifyTranslate = (key, facts) => fill(texts[language][key], facts);
  const head = rows([
    [t('file'), view.fileName ?? '–'], [t('size'), `${formatSize(view.length)} (${view.length} B)`], [t('digest'), view.sha256], [t('checkedAt'), `${formatDateTime(view.checkedAt)} +07:00`],
  ]);
  const signatures = view.signatures.map((signature, i) =>
    `<h3>${i + 1}. ${escape(signatureName(signature, t))} – ${escape(t(`result.${signature.result}`))}</h3>${rows(signatureFacts(signature, t))}${reasons(signature.findings, language, t)}`).join('');
  const revisions = view.revisions.map(({ number, changes, allowed, findings }) =>
    `<li>${escape(t('revision', { n: number }))}: ${escape(number === 1 ? t('revisionFirst') : changes.map((change) => change[language]).join(' ') || t('revisionNothing'))} ${escape(t(allowed ? 'allowed' : 'refused'))}.${allowed ? '' : reasons(findings, language, t)}</li>`).join('');
  const whole = view.findings.length === 0 ? '' : `<h2>${escape(t('wholeTitle'))}</h2>${reasons(view.findings, language, t)}`;
  return `<section lang="${language}"><h1>${escape(t('title'))}</h1>
<p class="verdict">${escape(t(`result.${view.result}`))}. ${escape(view.sentence[language])}</p>${head}${whole}
<h2>${escape(t('signaturesTitle', { count: view.signatures.length }))}</h2>${signatures}
<h2>${escape(t('revisionsTitle'))}</h2><ul>${revisions}</ul></section>`;
};

/** The verification as one HTML page that needs nothing else, Vietnamese first (TT 15/2025/TT-BKHCN, Phụ lục II), the same in English below. */
export const reportPage = (view: VerificationView): string =>
  `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(texts.vi.title)} – ${escape(view.fileName ?? view.sha256.slice(0, 12))}</title><style>${STYLE}</style></head><body><main>${part(view, 'vi')}${part(view, 'en')}</main></body></html>\n`;
