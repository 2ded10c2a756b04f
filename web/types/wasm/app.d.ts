/** What wasm/app/web_platform.cpp makes. */
export default function createApp(): Promise<any>;
