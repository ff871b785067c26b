/**
 * Variables that an agent may not take from a `.env` of the project that it works in. They are its
 * programs' there, as are keys and endpoints of a model that a project uses itself: taken by the agent,
 * they would have its own calls go elsewhere, with the user's key.
 */
export const NOT_FROM_PROJECT: readonly string[] = [
  "DEBUG",
  "DEBUG_MODE",
  ...["OPENAI", "ANTHROPIC", "GEMINI", "GOOGLE", "DASHSCOPE"].flatMap((provider) => [
    `${provider}_API_KEY`,
    `${provider}_BASE_URL`,
    `${provider}_MODEL`,
  ]),
  "GOOGLE_GEMINI_BASE_URL",
  "GOOGLE_VERTEX_BASE_URL",
  "GOOGLE_CLOUD_PROJECT",
  "GOOGLE_APPLICATION_CREDENTIALS",
  "QWEN_MODEL",
  ...["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"].flatMap((name) => [
    name,
    name.toLowerCase(),
  ]),
  "NODE_OPTIONS",
  "NODE_EXTRA_CA_CERTS",
  "NODE_TLS_REJECT_UNAUTHORIZED",
  "SSL_CERT_FILE",
];
