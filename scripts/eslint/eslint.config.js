import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import { ownRules } from './own-rules.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
/** Files of a module that are not verbs. */
const notVerbs = ['contract', 'routes', 'index', 'visible', '*-routes', '*.contract'].map(
	(name) => `api/modules/*/${name}.ts`
);

export default defineConfig(
	globalIgnores([
		'**/node_modules/',
		'dist/',
		'.data/',
		'**/.svelte-kit/',
		'**/.wrangler/',
		'web/src/lib/paraglide/',
		'db/migrations/'
	]),
	{ basePath: root, plugins: { malaqbi: ownRules } },
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	js.configs.recommended,
	{
		files: ['**/*.ts'],
		extends: [ts.configs.strictTypeChecked],
		languageOptions: {
			parserOptions: {
				projectService: true,
				tsconfigRootDir: root,
				extraFileExtensions: ['.svelte']
			}
		},
		rules: {
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/no-confusing-void-expression': [
				'error',
				{ ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }
			],
			'@typescript-eslint/switch-exhaustiveness-check': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			// Texts are taken apart by code point on purpose; `void` marks what is thrown away.
			'@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
			'@typescript-eslint/no-meaningless-void-operator': 'off',
			'@typescript-eslint/no-unnecessary-type-parameters': 'off',
			// A verb stays async when its body stops awaiting, so that callers never change.
			'@typescript-eslint/require-await': 'off',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', ignoreRestSiblings: true }
			]
		}
	},
	{
		// Kit types these by their place, which svelte-check knows and TypeScript alone does not.
		files: ['web/src/routes/**/+*.ts'],
		extends: [ts.configs.disableTypeChecked]
	},
	svelte.configs.recommended,
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } },
		rules: {
			// svelte-check sees types; the plain rule does not.
			'no-undef': 'off',
			'no-unused-vars': 'off',
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{ files: ['web/**'], languageOptions: { globals: { ...globals.browser } } },
	{
		// A contract brings the whole of zod with it, 22 KB compressed: a browser gets its types alone.
		files: ['web/src/**'],
		ignores: ['**/*.server.ts', '**/+server.ts'],
		plugins: { '@typescript-eslint': ts.plugin },
		rules: {
			'@typescript-eslint/no-restricted-imports': [
				'error',
				{ patterns: [{ group: ['#api/modules/*/contract.ts'], allowTypeImports: true }] }
			]
		}
	},
	{
		files: ['scripts/**', 'api/host/**', 'db/**', 'test/**'],
		languageOptions: { globals: globals.node }
	},
	{
		rules: {
			'malaqbi/disable-needs-reason': 'error',
			'malaqbi/no-replace': 'error',
			'no-console': ['error', { allow: ['error', 'warn'] }]
		}
	},
	{ files: ['api/domain/**'], rules: { 'malaqbi/no-clock': 'error' } },
	{ files: ['api/modules/*/*.ts'], ignores: notVerbs, rules: { 'malaqbi/one-verb': 'error' } },
	{
		// A test reads answers as they come off the wire, and tries what the product may not do.
		files: ['test/**'],
		rules: {
			'malaqbi/no-replace': 'off',
			'@typescript-eslint/unbound-method': 'off',
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off'
		}
	},
	{
		// What these print is their purpose.
		files: ['scripts/**', 'api/host/**', 'db/*.ts', 'test/support/**'],
		rules: { 'no-console': 'off' }
	}
);
