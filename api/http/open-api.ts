/** What the OpenAPI document says beyond the endpoints themselves. */
export const openApi = {
	openapi: '3.1.0',
	info: {
		title: 'Malaqbi',
		version: '1',
		description: 'Learning and competency portal for the civil servants of a local government'
	},
	components: {
		securitySchemes: {
			session: { type: 'apiKey' as const, in: 'cookie' as const, name: '__Host-session' }
		}
	}
};
