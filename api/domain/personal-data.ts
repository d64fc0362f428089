/**
 * What the portal holds about a person, by section: on what legal ground, and how long. A section's rows are
 * read in `api/modules/privacy`; a test walks the schema, so that no table about people is forgotten.
 */
export const dataSections = [
	'identity',
	'employment',
	'account',
	'learning',
	'workshops',
	'certificates',
	'credits',
	'competencies',
	'corrections',
	'notifications',
	'trail'
] as const;
export type DataSection = (typeof dataSections)[number];

/** Kept by a rule of the agency, or as long as something else is. */
export type Keeping =
	{ by: 'rule'; what: KeepingRule } | { by: 'personnel-file' | 'account' | 'verification' };

/** What is kept so long as a rule says. */
export type KeepingRule =
	| 'session'
	| 'sign-in-attempts'
	| 'quiz-answers'
	| 'notifications'
	| 'trail'
	| 'requests'
	| 'corrections';

type SectionFacts = { grounds: readonly string[]; keeping: readonly Keeping[] };

const byRule = (what: KeepingRule): Keeping => ({ by: 'rule', what });
const withTheFile: Keeping = { by: 'personnel-file' };

/** Legal duty and public task, not consent (UU 27/2022, Pasal 20 ayat (2) huruf c dan e). */
const duty = 'UU Nomor 27 Tahun 2022, Pasal 20 ayat (2) huruf c dan e';
const civilService = 'UU Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara';
const development = 'Peraturan LAN Nomor 10 Tahun 2018';
const system = 'PP Nomor 71 Tahun 2019';

export const sectionFacts: Readonly<Record<DataSection, SectionFacts>> = {
	identity: { grounds: [civilService, duty], keeping: [withTheFile] },
	employment: {
		grounds: [civilService, 'PP Nomor 11 Tahun 2017 jo. PP Nomor 17 Tahun 2020', duty],
		keeping: [withTheFile]
	},
	account: {
		grounds: [system, duty],
		keeping: [{ by: 'account' }, byRule('session'), byRule('sign-in-attempts')]
	},
	learning: {
		grounds: [civilService, development, duty],
		keeping: [withTheFile, byRule('quiz-answers')]
	},
	workshops: { grounds: [civilService, development, duty], keeping: [withTheFile] },
	certificates: { grounds: [development, duty], keeping: [{ by: 'verification' }] },
	credits: {
		grounds: [
			'PP Nomor 11 Tahun 2017 jo. PP Nomor 17 Tahun 2020, Pasal 203',
			'PP Nomor 49 Tahun 2018, Pasal 40',
			duty
		],
		keeping: [withTheFile]
	},
	competencies: {
		grounds: ['Peraturan Menteri PANRB Nomor 38 Tahun 2017', duty],
		keeping: [withTheFile]
	},
	corrections: {
		grounds: ['UU Nomor 27 Tahun 2022, Pasal 6 dan 30'],
		keeping: [byRule('corrections')]
	},
	notifications: { grounds: [duty], keeping: [byRule('notifications')] },
	trail: {
		grounds: [system, 'UU Nomor 27 Tahun 2022, Pasal 31 dan 35'],
		keeping: [byRule('trail'), byRule('requests')]
	}
};

/** Languages in which a person may read it. */
export const languages = ['id', 'en'] as const;
export type Language = (typeof languages)[number];

/** The tables in which it is shown, and the heads of their columns. */
export const sheetCodes = [
	'identity',
	'changes',
	'appointments',
	'status-plans',
	'supervision',
	'leads',
	'signatures',
	'account',
	'roles',
	'sessions',
	'links',
	'providers',
	'works',
	'enrolments',
	'lessons',
	'attempts',
	'completions',
	'signups',
	'signup-steps',
	'event-exceptions',
	'attendance',
	'scans',
	'scan-decisions',
	'phones',
	'shifts',
	'calendars',
	'hand-ins',
	'grades',
	'evaluations',
	'downloads',
	'taught',
	'certificates',
	'certificate-events',
	'credits',
	'credit-decisions',
	'past-trainings',
	'evidence',
	'evidence-decisions',
	'corrections',
	'correction-steps',
	'correction-documents',
	'notifications',
	'trail',
	'requests'
] as const;
export type SheetCode = (typeof sheetCodes)[number];

export const heads = [
	'nip',
	'name',
	'frontTitle',
	'backTitle',
	'employment',
	'legalStatus',
	'rank',
	'email',
	'phone',
	'contractStart',
	'contractEnd',
	'siasnId',
	'recordedAt',
	'updatedAt',
	'when',
	'field',
	'value',
	'before',
	'after',
	'position',
	'unit',
	'supervisor',
	'decree',
	'kind',
	'from',
	'to',
	'passwordChangedAt',
	'language',
	'disabledAt',
	'mail',
	'role',
	'revokedAt',
	'issuer',
	'subject',
	'device',
	'address',
	'purpose',
	'usedAt',
	'course',
	'status',
	'progress',
	'lesson',
	'session',
	'number',
	'score',
	'passed',
	'answers',
	'reason',
	'title',
	'form',
	'jp',
	'decision',
	'provider',
	'file',
	'size',
	'competency',
	'level',
	'about',
	'readAt',
	'action',
	'actor',
	'section',
	'wrong',
	'wish',
	'dueAt'
] as const;
export type Head = (typeof heads)[number];
