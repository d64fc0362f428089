/**
 * One endpoint's permission, documentation and input in one place:
 * `.post('/:courseId/enrolments', ...endpoint({ permission, summary, params, body, output }), handler)`.
 * Path, query and body are parsed and merged into `c.var.input`, so ids that could disagree do not exist.
 */
import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { describeRoute, resolver } from 'hono-openapi';
import * as z from 'zod';
import type { Permission } from '#api/domain/permissions.ts';
import { limitedBody } from './body-limit.ts';
import type { Door } from './door.ts';
import type { AppEnv } from './env.ts';
import { Problem, type FieldError } from './problem.ts';

type Shape = z.ZodObject;
/** `console` is for the host alone: loading reference data, the first admin. */
type Access = Permission | 'public' | 'signed-in' | 'console';

type Given<P extends Shape, Q extends Shape, B extends Shape, O extends z.ZodType> = {
	permission: Access;
	summary: string;
	params?: P;
	query?: Q;
	body?: B;
	output: O;
	status?: 200 | 201;
	/** For an admin who sees the portal as somebody else; what is only the person's own is hidden by itself. */
	whileViewing?: 'shown' | 'hidden';
};

type Hideable = Given<Shape, Shape, Shape, z.ZodType>;

/** Input as the typed client sees it: each part where it travels, and no part the endpoint does not have. */
type WireOf<P extends Shape, Q extends Shape, B extends Shape> = Part<
	P,
	{ param: { [K in keyof z.input<P>]: string } }
> &
	Part<Q, { query: z.input<Q> }> &
	Part<B, { json: z.input<B> }>;
type Part<S extends Shape, Wire> = [keyof S['shape']] extends [never] ? Nowhere : Wire;
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- nothing travels there
type Nowhere = Record<never, never>;

/** A part the endpoint does not have. */
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- zod's own word for no fields
type Nothing = z.ZodObject<Record<never, never>>;

export function endpoint<
	O extends z.ZodType,
	P extends Shape = Nothing,
	Q extends Shape = Nothing,
	B extends Shape = Nothing
>(given: Given<P, Q, B, O>) {
	type Input = z.output<P> & z.output<Q> & z.output<B>;
	type Env = AppEnv & { Variables: { input: Input } };
	type Typed = { in: WireOf<P, Q, B>; out: WireOf<P, Q, B> };

	const document = describeRoute({
		summary: given.summary,
		tags: [],
		security: given.permission === 'public' ? [] : [{ session: [] }],
		parameters: [...parametersOf(given.params, 'path'), ...parametersOf(given.query, 'query')],
		...(given.body
			? {
					requestBody: {
						required: true,
						content: { 'application/json': { schema: plainSchema(given.body) } }
					}
				}
			: {}),
		responses: {
			[given.status ?? 200]: {
				description: given.summary,
				content: { 'application/json': { schema: resolver(given.output) } }
			},
			default: {
				description: 'Problem (RFC 9457)',
				content: { 'application/problem+json': { schema: { type: 'object' } } }
			}
		},
		...{ 'x-permission': given.permission }
	});

	const guard = createMiddleware<Env>(async (c, next) => {
		admit(given.permission, c.var.call);
		if (c.var.call.actor.viewing && isHidden(given)) throw new Problem('viewing-private');
		const parts = [
			given.params ? parse(given.params, c.req.param()) : {},
			given.query ? parse(given.query, c.req.query()) : {},
			given.body ? parse(given.body, await bodyOf(c.req.raw, c.env.DOOR)) : {}
		];
		c.set('input', merged<Input>(parts));
		await next();
	});
	return [document, typedAs<MiddlewareHandler<Env, string, Typed>>(guard)] as const;
}

/** Sessions, notifications, everything held about a person: an admin helps without reading these. */
const isHidden = ({ permission, whileViewing }: Pick<Hideable, 'permission' | 'whileViewing'>) =>
	(whileViewing ?? (own.has(permission) ? 'hidden' : 'shown')) === 'hidden';
const own = new Set<Access>(['signed-in', 'profile.read']);

function admit(permission: Access, call: AppEnv['Variables']['call']) {
	if (permission === 'public' || call.isTrusted) return;
	if (permission === 'console') throw new Problem('not-found');
	if (call.actor.kind === 'stranger') throw new Problem('not-signed-in');
	if (permission !== 'signed-in' && !call.can(permission)) throw new Problem('not-found');
}

function parse<S extends Shape>(schema: S, value: unknown): z.output<S> {
	const parsed = schema.safeParse(value);
	if (parsed.success) return parsed.data;
	throw new Problem('invalid-input', { errors: parsed.error.issues.map(asFieldError) });
}

function asFieldError(issue: z.core.$ZodIssue): FieldError {
	const limits = Object.entries(issue).filter(([name]) =>
		['minimum', 'maximum', 'format', 'expected', 'origin'].includes(name)
	);
	const error = {
		pointer: `/${issue.path.map(String).join('/')}`,
		code: issue.code === 'custom' ? issue.message : issue.code
	};
	return limits.length > 0 ? { ...error, params: Object.fromEntries(limits) } : error;
}

async function bodyOf(request: Request, door: Door): Promise<unknown> {
	if (!request.headers.get('content-type')?.startsWith('application/json'))
		throw new Problem('unsupported-media-type');
	const bytes = await limitedBody(request, door);
	try {
		return JSON.parse(new TextDecoder().decode(bytes));
	} catch {
		throw new Problem('malformed-request');
	}
}

function parametersOf(schema: Shape | undefined, place: 'path' | 'query') {
	return fieldsOf(schema).map(([name, field]) => ({
		name,
		in: place,
		required: place === 'path' || !field.safeParse(undefined).success,
		schema: plainSchema(field)
	}));
}

/** The fields of a contract; zod leaves their type open. */
const fieldsOf = (schema: Shape | undefined): [string, z.ZodType][] =>
	Object.entries<z.ZodType>(schema?.shape ?? {});

/** JSON Schema of a contract, as it travels. */
const plainSchema = (schema: z.core.$ZodType) => {
	const { $schema: _, ...plain } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
	return openApiSchema(plain);
};

const openApiSchema = (plain: object) => plain as Record<string, never>;
const merged = <T>(parts: object[]) => Object.assign({}, ...parts) as T;
const typedAs = <T>(value: unknown) => value as T;
