/** House rules that no published plugin knows. Each is tested in test/unit/scripts/own-rules.test.ts. */

const clockCalls = new Set(['Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID']);

/** Rules take the time and their randomness as arguments, so that a case can be told again. */
const noClock = {
	meta: { type: 'problem', schema: [], messages: { clock: '{{what}}: take it as an argument.' } },
	create(context) {
		return {
			NewExpression(node) {
				if (node.callee.name !== 'Date' || node.arguments.length > 0) return;
				context.report({ node, messageId: 'clock', data: { what: 'new Date()' } });
			},
			MemberExpression(node) {
				const what = `${node.object.name}.${node.property.name}`;
				if (clockCalls.has(what)) context.report({ node, messageId: 'clock', data: { what } });
			}
		};
	}
};

/**
 * A file that holds a verb (named after a function that takes the call, or writing itself) exports that one function and nothing
 * else; types beside it are welcome. Files of shared reads are named by a noun.
 */
const oneVerb = {
	meta: {
		type: 'problem',
		schema: [],
		messages: {
			several: '{{file}} holds the verb {{wanted}}; it also exports {{others}}.',
			name: '{{file}} writes, so it exports one verb, {{wanted}}; found {{others}}.'
		}
	},
	create(context) {
		const file = context.filename.split('/').at(-1);
		const wanted = file.replace(/\.ts$/, '').replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
		let writes = false;
		return {
			CallExpression({ callee }) {
				writes ||= callee.object?.name === 'call' && /^write(All)?$/.test(callee.property?.name);
			},
			'Program:exit'(node) {
				const names = node.body.flatMap(exportedValues);
				const isVerb = node.body.some((statement) => takesCall(statement, wanted));
				const others = names.filter((name) => name !== wanted);
				const data = { file, wanted, others: others.join(', ') || 'none' };
				if (isVerb) {
					if (others.length > 0) context.report({ node, messageId: 'several', data });
				} else if (writes) {
					context.report({ node, messageId: 'name', data });
				}
			}
		};
	}
};

/** A verb's first parameter is the call. */
function takesCall({ declaration }, wanted) {
	const [first] = declaration?.declarations ?? [{ id: declaration?.id, init: declaration }];
	return first?.id?.name === wanted && first.init?.params?.[0]?.name === 'call';
}

function exportedValues(node) {
	if (node.type !== 'ExportNamedDeclaration' || node.exportKind === 'type') return [];
	const { declaration } = node;
	if (!declaration) return node.specifiers.map(({ exported }) => exported.name);
	if (declaration.type === 'FunctionDeclaration') return [declaration.id.name];
	if (declaration.type !== 'VariableDeclaration') return [];
	return declaration.declarations.map(({ id }) => id.name);
}

/** Switching a rule off says why, after two dashes. */
const disableNeedsReason = {
	meta: { type: 'problem', schema: [], messages: { reason: 'Say why, after " -- ".' } },
	create(context) {
		return {
			Program() {
				for (const comment of context.sourceCode.getAllComments()) {
					const text = comment.value.trim();
					const switchesOff = /^(eslint-disable|@ts-expect-error|@ts-ignore)/.test(text);
					if (switchesOff && !/\s--\s\S|expect-error:? \S/.test(text)) {
						context.report({ loc: comment.loc, messageId: 'reason' });
					}
				}
			}
		};
	}
};

/** REPLACE deletes without firing a delete trigger, so an append-only table would lose rows. */
const noReplace = {
	meta: {
		type: 'problem',
		schema: [],
		messages: {
			replace: 'OR REPLACE deletes rows behind the triggers: insert, or update on conflict.'
		}
	},
	create(context) {
		const check = (node, text) => {
			if (/\b(insert\s+or\s+replace|replace\s+into)\b/i.test(text)) {
				context.report({ node, messageId: 'replace' });
			}
		};
		return {
			Literal: (node) => typeof node.value === 'string' && check(node, node.value),
			TemplateElement: (node) => check(node, node.value.raw)
		};
	}
};

export const ownRules = {
	rules: {
		'no-clock': noClock,
		'one-verb': oneVerb,
		'disable-needs-reason': disableNeedsReason,
		'no-replace': noReplace
	}
};
