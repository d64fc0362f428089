/** What the buttons above a text do to it: pure, on the text and what is selected of it. */
export type Selected = { text: string; from: number; to: number };
export type Tool = 'heading' | 'bold' | 'italic' | 'list' | 'numbers' | 'quote' | 'link' | 'table';

export function applyTool(tool: Tool, selected: Selected, sample: string): Selected {
	switch (tool) {
		case 'bold':
			return around(selected, '**', sample);
		case 'italic':
			return around(selected, '_', sample);
		case 'heading':
			return lines(selected, () => '## ');
		case 'list':
			return lines(selected, () => '- ');
		case 'numbers':
			return lines(selected, (at) => `${at + 1}. `);
		case 'quote':
			return lines(selected, () => '> ');
		case 'link':
			return replaced(selected, `[${chosen(selected) || sample}](https://)`);
		case 'table':
			return block(selected, `| ${sample} | ${sample} |\n| --- | --- |\n|  |  |`);
	}
}

/** As a block of its own, with an empty line on both sides. */
export function block(selected: Selected, added: string): Selected {
	const before = selected.text.slice(0, selected.from);
	const after = selected.text.slice(selected.to);
	const start =
		before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
	const end =
		after === '' ? '\n' : after.startsWith('\n\n') ? '' : after.startsWith('\n') ? '\n' : '\n\n';
	return replaced(selected, `${start}${added}${end}`);
}

const chosen = ({ text, from, to }: Selected) => text.slice(from, to);

function around(selected: Selected, mark: string, sample: string): Selected {
	const inner = chosen(selected) || sample;
	const next = replaced(selected, `${mark}${inner}${mark}`);
	const from = selected.from + mark.length;
	return { ...next, from, to: from + inner.length };
}

/** Every line that the selection touches. */
function lines({ text, from, to }: Selected, markOf: (at: number) => string): Selected {
	const start = text.lastIndexOf('\n', from - 1) + 1;
	const stop = text.indexOf('\n', to);
	const end = stop < 0 ? text.length : stop;
	const marked = text
		.slice(start, end)
		.split('\n')
		.map((line, at) => `${markOf(at)}${line}`)
		.join('\n');
	return replaced({ text, from: start, to: end }, marked);
}

function replaced({ text, from, to }: Selected, added: string): Selected {
	const end = from + added.length;
	return { text: text.slice(0, from) + added + text.slice(to), from: end, to: end };
}
