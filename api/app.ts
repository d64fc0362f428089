/** The API: middleware in order, then one route a module. */
import { Hono } from 'hono';
import { openAPIRouteHandler } from 'hono-openapi';
import { openCall } from './http/actor.ts';
import type { AppEnv } from './http/env.ts';
import { onError, onNotFound } from './http/problem.ts';
import { requestId } from './http/request-id.ts';
import { sameOrigin } from './http/same-origin.ts';
import { gapRoutes } from './modules/competencies/routes.ts';
import { healthRoutes } from './modules/health/routes.ts';
import {
	accountRoutes,
	auditRoutes,
	meRoutes,
	roleRoutes,
	sessionRoutes
} from './modules/identity/routes.ts';
import { referenceRoutes } from './modules/rules/routes.ts';

const routes = new Hono<AppEnv>()
	.basePath('/api')
	.use(requestId)
	.route('/health', healthRoutes)
	.use(sameOrigin)
	.use(openCall)
	.route('/session', sessionRoutes)
	.route('/me', meRoutes)
	.route('/accounts', accountRoutes)
	.route('/roles', roleRoutes)
	.route('/audit', auditRoutes)
	.route('/gaps', gapRoutes)
	.route('/reference', referenceRoutes);

export const app = routes.onError(onError).notFound(onNotFound);

app.get(
	'/openapi.json',
	openAPIRouteHandler(app, {
		documentation: {
			openapi: '3.1.0',
			info: {
				title: 'Malaqbi',
				version: '1',
				description: 'Learning and competency portal for ASN'
			},
			components: {
				securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-session' } }
			}
		}
	})
);

export type AppType = typeof routes;
