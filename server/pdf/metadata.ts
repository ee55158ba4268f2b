/** Document properties and their XMP twin, which PDF/A-2 (ISO 19005-2 §6.6.2.3) wants to agree word for word. */
export interface Properties {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly createdAt: Date;
}

export const CREATOR = 'Luân Chuyển';
export const LANGUAGE = 'vi-VN';

const VIETNAM_OFFSET = 7 * 3_600_000;
const localParts = (when: Date): string => new Date(when.getTime() + VIETNAM_OFFSET).toISOString().slice(0, 19);

/** `D:20261122140509+07'00'` (ISO 32000-2 §7.9.4), Vietnam's time. */
export const pdfDate = (when: Date): string => `D:${localParts(when).replace(/[-:T]/g, '')}+07'00'`;

/** `2026-11-22T14:05:09+07:00`, the same moment for XMP. */
const xmpDate = (when: Date): string => `${localParts(when)}+07:00`;

const escapeXml = (text: string): string => text.normalize('NFC').replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** The XMP packet of a PDF/A-2b file. */
export const xmpPacket = ({ title, author, subject, createdAt }: Properties): string => {
  const when = xmpDate(createdAt);
  const alternative = (text: string): string => `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt>`;
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
   <pdfaid:part>2</pdfaid:part>
   <pdfaid:conformance>B</pdfaid:conformance>
   <dc:format>application/pdf</dc:format>
   <dc:title>${alternative(title)}</dc:title>
   <dc:creator><rdf:Seq><rdf:li>${escapeXml(author)}</rdf:li></rdf:Seq></dc:creator>
   <dc:description>${alternative(subject)}</dc:description>
   <dc:language><rdf:Bag><rdf:li>${LANGUAGE}</rdf:li></rdf:Bag></dc:language>
   <xmp:CreatorTool>${CREATOR}</xmp:CreatorTool>
   <xmp:CreateDate>${when}</xmp:CreateDate>
   <xmp:ModifyDate>${when}</xmp:ModifyDate>
   <xmp:MetadataDate>${when}</xmp:MetadataDate>
   <pdf:Producer>${CREATOR}</pdf:Producer>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
};
