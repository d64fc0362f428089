/**
 * Hours of competency development (jam pelajaran, JP): what an activity is worth by the rule of its form
 * (Peraturan LAN 10/2018; conversion table of the agency). One JP is 45 minutes unless the rule row
 * `jp.menit_per_jp` says otherwise, and parts of a JP are dropped (`jp.pembulatan`: SIASN's `jumlahJam`
 * is a whole number). JP is neither angka kredit nor a competency level.
 */
import { no, ok, type Result } from './result.ts';

/** How a form counts: the JP stated, a value for each activity, session or day, or by hand. */
export const hourModes = ['actual', 'per_activity', 'per_session', 'per_day', 'manual'] as const;
export type HourMode = (typeof hourModes)[number];

export const capPeriods = ['activity', 'day', 'month', 'year'] as const;
export type CapPeriod = (typeof capPeriods)[number];

export type FormRule = {
	code: string;
	/** The version of the form that says so. */
	versionId?: string;
	mode: HourMode;
	/** JP for each activity, session or day; for `actual` what stands in when nothing is stated. */
	value: number | null;
	cap: number | null;
	capPeriod: CapPeriod | null;
};

/** What is known of the activity. `stated` is the JP of curriculum or certificate. */
export type Activity = {
	stated: number | null;
	minutes?: number | null;
	sessions?: number | null;
	days?: number | null;
	/** JP of the same form already counted in the cap's month or year. */
	alreadyCounted?: number;
};

export type HoursBasis = 'stated' | 'minutes' | 'activity' | 'session' | 'day';

/** The JP and how they came about: enough to write the sentence "Mengapa 4 JP?". */
export type Hours = {
	jp: number;
	basis: HoursBasis;
	/** What was multiplied: minutes, sessions or days; 1 for an activity. */
	units: number;
	/** JP for each unit, or minutes for each JP. */
	rate: number;
	cappedBy: { cap: number; period: CapPeriod; before: number } | null;
};

/** What a ledger entry keeps: the hours' making and the rules as they were then. */
export type HoursReason = Omit<Hours, 'jp' | 'basis'> & {
	basis: HoursBasis | 'unknown';
	minutesPerJp: number;
	form: FormRule;
};

export type HoursRefusal =
	{ code: 'hours-unknown'; form: string } | { code: 'hours-by-hand'; form: string };

/** Minutes as whole JP; the rest is dropped. */
export const jpOfMinutes = (minutes: number, minutesPerJp: number) =>
	Math.max(0, Math.floor(minutes / minutesPerJp));

/** The JP of one activity by the rule of its form. */
export function hoursOf(
	rule: FormRule,
	activity: Activity,
	minutesPerJp: number
): Result<Hours, HoursRefusal> {
	const counted = countedHours(rule, activity, minutesPerJp);
	return counted.ok ? ok(underCap(counted.value, rule, activity)) : counted;
}

type Counted = Omit<Hours, 'cappedBy'>;

function countedHours(
	rule: FormRule,
	activity: Activity,
	minutesPerJp: number
): Result<Counted, HoursRefusal> {
	const { value } = rule;
	switch (rule.mode) {
		case 'manual':
			return activity.stated === null
				? no({ code: 'hours-by-hand', form: rule.code })
				: ok(stated(activity.stated));
		case 'actual':
			return actualHours(rule, activity, minutesPerJp);
		case 'per_activity':
			return value === null ? unknown(rule) : ok(times('activity', 1, value));
		case 'per_session':
			return value === null ? unknown(rule) : ok(times('session', activity.sessions ?? 1, value));
		case 'per_day':
			return value === null ? unknown(rule) : ok(times('day', activity.days ?? 1, value));
	}
}

/** What the certificate states; else its minutes; else the form's own value. */
function actualHours(
	rule: FormRule,
	{ stated: jp, minutes, days }: Activity,
	minutesPerJp: number
): Result<Counted, HoursRefusal> {
	if (jp !== null) return ok(stated(jp));
	if (minutes) {
		const whole = jpOfMinutes(minutes, minutesPerJp);
		return ok({ jp: whole, basis: 'minutes', units: minutes, rate: minutesPerJp });
	}
	if (rule.value === null) return unknown(rule);
	return ok(
		rule.capPeriod === 'day'
			? times('day', days ?? 1, rule.value)
			: times('activity', 1, rule.value)
	);
}

function underCap(counted: Counted, rule: FormRule, activity: Activity): Hours {
	const { cap, capPeriod } = rule;
	if (cap === null || capPeriod === null) return { ...counted, cappedBy: null };

	const room = roomUnder(cap, capPeriod, activity);
	if (counted.jp <= room) return { ...counted, cappedBy: null };
	return { ...counted, jp: room, cappedBy: { cap, period: capPeriod, before: counted.jp } };
}

/** A daily cap binds only where the days are known: a stated total is not cut on a guess. */
function roomUnder(cap: number, period: CapPeriod, activity: Activity) {
	if (period === 'activity') return cap;
	if (period === 'day') {
		const days = activity.days ?? (activity.stated === null ? 1 : null);
		return days === null ? Number.POSITIVE_INFINITY : cap * days;
	}
	return Math.max(0, cap - (activity.alreadyCounted ?? 0));
}

const stated = (jp: number): Counted => ({
	jp: Math.max(0, Math.floor(jp)),
	basis: 'stated',
	units: 1,
	rate: Math.max(0, Math.floor(jp))
});

const times = (basis: 'activity' | 'session' | 'day', units: number, rate: number): Counted => ({
	jp: Math.max(0, Math.floor(units * rate)),
	basis,
	units,
	rate
});

const unknown = (rule: FormRule) => no({ code: 'hours-unknown' as const, form: rule.code });
