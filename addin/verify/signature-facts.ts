import type { VerifiedSignatureView } from '../../server/acts/views.ts';
import { formatDate, formatDateTime } from '../app/dates.ts';
import type { Translate } from '../app/language.tsx';
import type { texts } from './texts.ts';

export type VerifyTranslate = Translate<keyof (typeof texts)['vi']>;

/** Whose signature it is, in words. */
export const signatureName = ({ kind, signer, timestampAuthority }: VerifiedSignatureView, t: VerifyTranslate): string =>
  kind === 'timestamp' ? [t('documentTimestamp'), timestampAuthority].filter((part) => part !== null).join(' – ') : signer?.name ?? t('unknownSigner');

const timestampText = ({ timestampedAt, timestampAuthority }: VerifiedSignatureView, t: VerifyTranslate): string =>
  timestampedAt === null ? t('none') : t('timestampBy', { at: formatDateTime(timestampedAt), authority: timestampAuthority ?? '?' });

/** Everything that TT 15/2025/TT-BKHCN, Phụ lục II, asks to be shown, and a little more: term and value. */
export const signatureFacts = (signature: VerifiedSignatureView, t: VerifyTranslate): readonly (readonly [string, string])[] => {
  const { kind, signer, revocation, place, fieldName } = signature;
  const rows: readonly (readonly [string, string | null])[] = [
    [t('signer'), kind === 'timestamp' ? null : signer?.name ?? null],
    [t('identity'), signer?.identityCode ?? null],
    [t('organisation'), signer?.organisation ?? null],
    [t('issuer'), signer?.issuer ?? null],
    [t('claimedAt'), signature.claimedAt === null ? null : formatDateTime(signature.claimedAt)],
    [t('timestampedAt'), timestampText(signature, t)],
    [t('integrity'), t(signature.intact ? 'intact' : 'broken')],
    [t('coverage'), signature.coversWholeFile ? t('coversAll') : t('coversPart', { n: signature.revision })],
    [t('validity'), signer === null ? null : t('validityFromTo', { from: formatDate(signer.validFrom), to: formatDate(signer.validTo) })],
    [t('whenSigned'), signer === null ? null : t(`whenSigned.${signature.validWhenSigned ?? 'null'}`)],
    [t('revocation'), revocation === null ? null : t(`revocation.${revocation.status}`, { source: revocation.source ?? '?' })],
    [t('algorithm'), signature.algorithm],
    [t('level'), signature.level],
    [t('reason'), signature.reason],
    [t('field'), place === null ? t('notShown', { field: fieldName }) : t('placeOn', { field: fieldName, n: place.page + 1 })],
    [t('serial'), signer?.serial ?? null],
  ];
  return rows.flatMap(([term, value]) => (value === null ? [] : [[term, value] as const]));
};
