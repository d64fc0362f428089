/** Shapes of the seed files: plain data, read by the loaders and by the tests. */

export interface RuleSeed {
	key: string;
	value: unknown;
	validFrom: string;
	legalBasis: string;
	note: string;
}

export interface FormSeed {
	code: string;
	name: string;
	group: 'pendidikan' | 'klasikal' | 'nonklasikal';
	siasnId: number | null;
	siasnClass: 'T' | 'F' | 'P' | null;
	/** actual: JP printed on the certificate, else jpValue (per day when capPeriod is day); manual: typed with a reason. */
	jpMode: 'actual' | 'per_activity' | 'per_session' | 'per_day' | 'manual';
	jpValue: number | null;
	cap: number | null;
	capPeriod: 'activity' | 'day' | 'month' | 'year' | null;
	evidence: string;
	verifier: 'hr' | 'supervisor';
	/** Share of the 10-20-70 learning mix. */
	mix: 10 | 20 | 70;
	validFrom: string;
	legalBasis: string;
}

export interface PositionClassSeed {
	code: string;
	name: string;
	order: number;
	/** Required level of every managerial and socio-cultural competency. */
	level: number;
	validFrom: string;
	legalBasis: string;
}

export interface RankSeed {
	code: string;
	name: string | null;
	kind: 'PNS' | 'PPPK';
	order: number;
	siasnId: string | null;
}

export interface LegalStatusSeed {
	code: string;
	name: string;
	/** May sign in. */
	active: boolean;
	/** Stands in the denominator of yearly targets. */
	counted: boolean;
}

/** A row of an import, keyed by the kind's column names, as a spreadsheet would hold it. */
export type ImportRow = Record<string, string>;

export interface CourseSeed {
	code: string;
	title: string;
	summary: string;
	form: string;
	jp: number;
	minutes: number;
	competencies: { code: string; level: number }[];
	positions: string[];
	outcomes: string[];
	teachers: string[];
	provider: string;
	sequential: boolean;
	lessons: LessonSeed[];
}

export interface LessonSeed {
	kind: 'text' | 'pdf' | 'quiz';
	title: string;
	minutes: number;
	file?: string;
	/** Number of questions drawn from the bank. */
	draw?: number;
	/** null: the rule in force decides. */
	passMark?: number | null;
	final?: boolean;
}

export interface QuestionSeed {
	kind: 'single' | 'multiple' | 'boolean';
	prompt: string;
	choices: { text: string; correct: boolean }[];
	explanation: string;
	/** Place of the lesson it is about, counted from 1. */
	lesson?: number;
}

export interface AccountSeed {
	nip: string;
	/** Shown at the end of the first start. */
	printed: boolean;
	/** Roles beside asn, each with the unit whose subtree it covers; null is the whole agency. */
	roles: { role: string; unit: string | null }[];
}

/** An online course taken before day one; without an end the person is half-way. */
export interface CompletionSeed {
	nip: string;
	course: string;
	begun: string;
	ended: string | null;
	decision: 'verified' | 'returned' | null;
}

/** The demo agency's name on paper and who signs for it. */
export interface AgencySeed {
	institution: {
		name: string;
		hrUnitName: string;
		hrUnitShortName: string;
		city: string;
		timeZone: string;
	};
	dataOfficer: { name: string; email: string; phone: string };
	signatories: {
		name: string;
		nip: string;
		rank: string;
		position: string;
		prefix: string;
		onBehalfOf: string | null;
		validFrom: string;
		validTo: string | null;
	}[];
}

export interface WorkshopsSeed {
	rooms: {
		name: string;
		address: string;
		capacity: number;
		latitude: number;
		longitude: number;
		radius?: number;
	}[];
	events: WorkshopEventSeed[];
}

export interface WorkshopEventSeed {
	/** Its code in the catalogue. */
	course: string;
	/** The first day, counted from the day of loading. */
	inDays: number;
	/** Or on the Monday after. */
	onMonday?: boolean;
	/** Somebody from outside teaches. */
	trainer?: { name: string; institution: string };
	capacity: number;
	approval: 'none' | 'supervisor' | 'hr';
	registration?: 'open' | 'nomination' | 'invitation';
	admission?: AdmissionSeed;
	/** Hours in WITA; days counted from the first. */
	sessions: { title: string; day: number; from: string; to: string; jp: number; room: string }[];
	/** Sessions that are given once more; `of` counts them from nought. */
	shifts?: { of: number; day: number; from: string; to: string; room: string }[];
	/** Codes of attendance by session; empty before the event. */
	participants: { nip: string; attended: string[] }[];
	assignments?: AssignmentSeed[];
	evaluation?: EvaluationSeed[];
	material?: MaterialSeed[];
	/** So many days after the first it is closed, and its claims are verified. */
	closedOnDay?: number;
}

/** Who may come: units and positions by name, ranks by code. */
export interface AdmissionSeed {
	quotas?: { unit: string; seats: number }[];
	requirements?: { kind: 'position' | 'rank'; named: string[] }[];
	exceptions?: { nip: string; reason: string }[];
	/** By whom, and whom. */
	nominated?: { by: string; nips: string[] };
	invited?: string[];
	/** By whom, and whose registrations; the others wait at their desk. */
	approved?: { by: string; nips: string[] };
}

/** What somebody said at the end: the five scales, the choice, and the two texts of the standard questions. */
export interface EvaluationSeed {
	nip: string;
	steps: number[];
	when: string;
	best: string;
	mend: string;
}

/** A link, a text, a PDF of these pages, or the committed `picture`; `session` is its place in the list of sessions. */
export interface MaterialSeed {
	kind: 'file' | 'link' | 'text';
	title: string;
	session?: number;
	url?: string;
	text?: string;
	file?: string;
	pages?: string[];
	picture?: string;
}

/** An assignment of a course that is studied online; days counted from when it was set, so many days ago. */
export interface CourseAssignmentSeed extends AssignmentSeed {
	/** Its code in the catalogue. */
	course: string;
	daysAgo: number;
}

/** Days counted from the first of the event; hours in WITA. */
export interface AssignmentSeed {
	title: string;
	task: string;
	due: { day: number; time: string };
	passMark?: number;
	required?: boolean;
	handIn?: 'either' | 'file' | 'text';
	rubric?: { title: string; levels: { name: string; points: number }[] }[];
	work: {
		nip: string;
		day: number;
		text: string;
		/** A day later. */
		grade?: {
			levels?: Record<string, string>;
			points?: number;
			returned?: boolean;
			feedback?: string;
		};
	}[];
}
