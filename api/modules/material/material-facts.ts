import type { MaterialKind } from '#api/domain/material.ts';
import { Problem } from '#api/http/problem.ts';
import { renderMarkdown } from '#api/ports/markdown.ts';
import type { SaveMaterial } from './contract.ts';

/** What is stored of a material as it was given; a link has an address, a text has words, a file neither. */
export function materialFacts(kind: MaterialKind, given: SaveMaterial) {
	const { title, sessionId, shown } = given;
	const url = kind === 'link' ? given.url : null;
	const text = kind === 'text' ? given.text || null : null;
	if (kind === 'link' && !url) throw missing('/url');
	if (kind === 'text' && !text) throw missing('/text');
	return {
		title,
		sessionId,
		shownBefore: shown.before,
		shownDuring: shown.during,
		shownAfter: shown.after,
		url,
		text,
		textHtml: text ? renderMarkdown(text, { fileUrl: () => null }).html : null
	};
}

const missing = (pointer: string) =>
	new Problem('invalid-input', { errors: [{ pointer, code: 'required' }] });
