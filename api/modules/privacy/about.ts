import {
	dataSections,
	sectionFacts,
	type DataSection,
	type Keeping,
	type Language
} from '#api/domain/personal-data.ts';
import type { Rules } from '#api/rules.ts';
import { keepingRules } from './keeping-rules.ts';
import { english } from './words/en.ts';
import { indonesian } from './words/id.ts';
import type { DataWords } from './words/words.ts';

const words: Record<Language, DataWords> = { id: indonesian, en: english };
export const wordsIn = (language: Language) => words[language];

/** What a section is for, on what ground it is held and how long, by the rules in force. */
export function aboutSection(code: DataSection, rules: Rules, language: Language) {
	const { sections } = words[language];
	const { grounds, keeping } = sectionFacts[code];
	return {
		code,
		...sections[code],
		grounds: [...grounds],
		kept: keeping.map((each) => keptWords(each, rules, words[language]))
	};
}

export const aboutAll = (rules: Rules, language: Language) =>
	dataSections.map((code) => aboutSection(code, rules, language));

function keptWords(keeping: Keeping, rules: Rules, { keeping: said, time }: DataWords) {
	if (keeping.by !== 'rule') return said[keeping.by];
	const { rule, unit } = keepingRules[keeping.what];
	return said[keeping.what](time[unit](rules.number(rule).value));
}
