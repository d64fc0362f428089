import type {
	DataSection,
	Head,
	Keeping,
	KeepingRule,
	SheetCode
} from '#api/domain/personal-data.ts';

/** One language of *Data saya*: on the page, in the file and on paper. */
export type DataWords = {
	sections: Record<DataSection, { title: string; purpose: string }>;
	sheets: Record<SheetCode, string>;
	heads: Record<Head, string>;
	/** Values that are codes in the tables; what is not here is shown as it is. */
	codes: Readonly<Record<string, string>>;
	keeping: Record<KeepingRule, (time: string) => string> &
		Record<Exclude<Keeping['by'], 'rule'>, string>;
	time: Record<'days' | 'years', (count: number) => string>;
	yes: string;
	no: string;
	paper: {
		title: string;
		lead: (facts: { agency: string; when: string }) => string;
		complete: string;
		grounds: string;
		kept: string;
		nothing: string;
		page: (number: number) => string;
		fileName: string;
	};
};
