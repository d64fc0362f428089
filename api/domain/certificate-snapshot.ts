/**
 * Everything a certificate says, as it was true on the day of issue. It is stored whole and printed
 * from this alone, so that no later edit of a course, a person or a setting reaches an issued paper.
 */
import type { CertificateKind } from './certificate.ts';
import type { CivilDate } from './period.ts';

export const signatoryPrefixes = ['', 'a.n.', 'u.b.', 'Plt.', 'Plh.'] as const;
export type SignatoryPrefix = (typeof signatoryPrefixes)[number];

export type Signatory = {
	name: string;
	nip: string;
	rank: string | null;
	position: string;
	prefix: SignatoryPrefix;
	/** With a.n. or u.b.: in whose name, one office a line. */
	onBehalfOf: string | null;
};

export type CertificateSnapshot = {
	version: 1;
	/** The demo agency's papers carry the word CONTOH. */
	demo: boolean;
	kind: CertificateKind;
	/** Evaluated and passed, not only attended. */
	passed: boolean;
	number: string;
	code: string;
	issuedOn: CivilDate;
	institution: {
		name: string;
		hrUnitName: string;
		city: string;
		crestSha256: string | null;
	};
	holder: {
		name: string;
		nip: string;
		/** `NIP` or `NI PPPK`. */
		numberLabel: string;
		rank: string | null;
		position: string | null;
		unit: string | null;
	};
	course: {
		code: string;
		title: string;
		form: string;
		mode: string;
		provider: string;
		startedOn: CivilDate;
		completedOn: CivilDate;
	};
	jp: number | null;
	minutesPerJp: number;
	qualification: string | null;
	subjects: readonly { title: string; minutes: number; kind: string }[];
	competencies: readonly { code: string; name: string; level: number; levelName: string }[];
	signatory: Signatory | null;
	/** Rows that decided pattern, classification and names of levels. */
	ruleIds: readonly string[];
};

/** The lines above the signature: `a.n. Bupati Mamuju`, `Sekretaris Daerah,`. */
export function officeLines(signatory: Signatory): string[] {
	const { prefix, position } = signatory;
	const others = (signatory.onBehalfOf ?? '')
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean);
	switch (prefix) {
		case '':
			return [`${position},`];
		case 'Plt.':
		case 'Plh.':
			return [`${prefix} ${position},`];
		case 'a.n.':
			return [...inTheNameOf(others), `${position},`];
		case 'u.b.':
			return [...inTheNameOf(others), 'u.b.', `${position},`];
	}
}

const inTheNameOf = (offices: readonly string[]) =>
	offices.map((office, at) => (at === 0 ? `a.n. ${office}` : office));
