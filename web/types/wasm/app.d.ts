/** What wasm/app/web_platform.cpp makes. */
export default function createApp(options: { locateFile: (name: string) => string }): Promise<any>;
