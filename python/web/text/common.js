/** What every view says. `{name}` in a text is replaced. */

export const COMMON = {
  en: {
    language: "日本語",
    languageName: "日本語で表示 (show in Japanese)",
    code: "Show the code",
    codeHint: "Code that computes the numbers on screen",
    copy: "Copy",
    copied: "Copied.",
    notCopied: "The browser does not allow copying; the code is selected.",
    picture: "Save the picture (SVG)",
    saved: "The picture is saved as {name}.",
    failed: "This view cannot continue: {reason}",
    reduced: "{shown} of {all} rows are used here, evenly spaced.",
    clipped: "Numbers here are from {min} to {max}; the nearest one is set.",
    preparing: "The model is being prepared…",
    computing: "Computing…",
    less: "less",
    more: "more",
    reset: "Reset",
  },
  ja: {
    language: "English",
    languageName: "Show in English (英語で表示)",
    code: "コードを表示",
    codeHint: "画面の数値を計算するコード",
    copy: "コピー",
    copied: "コピーしました。",
    notCopied: "ブラウザーがコピーを許可していません。コードを選択しました。",
    picture: "図を保存 (SVG)",
    saved: "図を {name} として保存しました。",
    failed: "この表示を続けられません: {reason}",
    reduced: "{all} 行のうち等間隔に選んだ {shown} 行を使っています。",
    clipped: "ここに入る数は {min} から {max} までです。最も近い数にしました。",
    preparing: "モデルを準備しています…",
    computing: "計算中…",
    less: "減らす",
    more: "増やす",
    reset: "リセット",
  },
};

/** @typedef {"en" | "ja"} Language */
/** @typedef {Record<string, string>} Texts */
/** @typedef {(key: string, values?: Record<string, string | number>) => string} Say */

/**
 * The texts of a view and the common ones in one language.
 * @param {{ en: Texts, ja: Texts }} texts
 * @param {Language} language
 * @returns {Say} fails for a key that does not exist.
 */
export function speaker(texts, language) {
  /** @type {Texts} */
  const all = { ...COMMON[language], ...texts[language] };
  return (key, values = {}) => {
    if (!Object.hasOwn(all, key)) throw new Error(`no text "${key}" in ${language}`);
    return all[key].replace(/\{(\w+)\}/g, (/** @type {string} */ hole, /** @type {string} */ name) =>
      Object.hasOwn(values, name) ? String(values[name]) : hole,
    );
  };
}
