/**
 * LibreOffice's PDF export as every engine is asked for it: PDF/A-2b (version value 2), tagged, bookmarks as named destinations
 * (they tell where the reserved places ended up), no outline and no form fields of its own.
 */
export const PDF_EXPORT = {
  SelectPdfVersion: { type: 'long', value: '2' },
  UseTaggedPDF: { type: 'boolean', value: 'true' },
  ExportBookmarksToPDFDestination: { type: 'boolean', value: 'true' },
  ExportBookmarks: { type: 'boolean', value: 'false' },
  ExportFormFields: { type: 'boolean', value: 'false' },
} as const;
