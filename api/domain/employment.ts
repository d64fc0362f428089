/** How somebody is employed (UU 20/2023) and in what way a position is held (SIASN `jenisPenugasan`). */
export const employmentKinds = ['PNS', 'CPNS', 'PPPK', 'PPPK_PW'] as const;
export type EmploymentKind = (typeof employmentKinds)[number];

/** D definitive, PLT and PLH acting, PJ official in charge, TT additional duty. */
export const assignmentKinds = ['D', 'PLT', 'PLH', 'PJ', 'TT'] as const;
export type AssignmentKind = (typeof assignmentKinds)[number];

const printed: Record<AssignmentKind, string> = {
	D: '',
	PLT: 'Plt. ',
	PLH: 'Plh. ',
	PJ: 'Pj. ',
	TT: ''
};

/** A position as printed in a letter: `Plt. Kepala Puskesmas`. */
export const positionWithKind = (held: { assignment: AssignmentKind; position: string }) =>
	`${printed[held.assignment]}${held.position}`;

/** A name as printed: `Ns. Andi Rahmat, S.Kep., M.Kes.` */
export function nameWithTitles(person: {
	frontTitle: string | null;
	name: string;
	backTitle: string | null;
}) {
	const front = person.frontTitle ? `${person.frontTitle} ` : '';
	return `${front}${person.name}${person.backTitle ? `, ${person.backTitle}` : ''}`;
}
