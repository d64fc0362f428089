import type { NotificationFacts, NotificationKind, Told } from '#api/domain/notification.ts';

/** What a mail says: the subject, its paragraphs, and the words on its one link. */
export type Letter = { subject: string; lines: string[]; action: string };

/** One language: a letter for each kind of notification, and the frame around it. */
export type MailWords = {
	letters: { [K in NotificationKind]: (facts: NotificationFacts[K]) => Letter };
	greeting: (name: string) => string;
	digest: {
		subject: (count: number) => string;
		lead: string;
		/** Of how many more the inbox tells. */
		more: (count: number) => string;
		action: string;
	};
	test: Letter;
	/** Why this mail came and how to receive fewer. */
	reason: (portal: string) => string;
};

/** The letter of one notification. */
export const letterOf = (words: MailWords, told: Told): Letter =>
	anyLetter(words.letters[told.kind])(told.facts);

/** A kind and its facts travel together in `Told`, which the compiler cannot follow through the table. */
const anyLetter = (letter: unknown) => letter as (facts: Told['facts']) => Letter;
