/** A certificate as PDF: the front, the back, and nothing that is not in its snapshot. */
import { groupCode } from '#api/domain/certificate-code.ts';
import type { CertificateSnapshot } from '#api/domain/certificate-snapshot.ts';
import { renderPaper } from './document.ts';
import { drawBack } from './certificate-back.ts';
import { drawFront } from './certificate-front.ts';
import type { Fonts } from './fonts.ts';

export type CertificatePaper = {
	snapshot: CertificateSnapshot;
	/** Where strangers check the code; printed, and in the QR. */
	checkUrl: string;
	/** A PNG without transparency (`flattenPng`). */
	crest: Uint8Array | null;
};

/** The same snapshot, address, crest and fonts give the same bytes. */
export function renderCertificate(paper: CertificatePaper, fonts: Fonts) {
	const { snapshot } = paper;
	const info = {
		title: `${titleOf(snapshot)} ${snapshot.number}`,
		author: snapshot.institution.hrUnitName,
		keywords: groupCode(snapshot.code),
		createdAt: new Date(`${snapshot.issuedOn}T00:00:00Z`)
	};
	return renderPaper(info, fonts, (sheet) => {
		drawFront(sheet, paper);
		drawBack(sheet, paper);
	});
}

export const titleOf = (snapshot: CertificateSnapshot) =>
	snapshot.kind === 'sttp' ? 'Surat Tanda Tamat Pelatihan' : 'Sertifikat';
