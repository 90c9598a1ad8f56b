/** Captions of the buttons that lead through steps. */

export const texts = {
  en: {
    play: "Play",
    pause: "Pause",
    stepForward: "Step",
    stepBack: "Back",
    stepNames: "One step forward",
    backNames: "One step back",
  },
  ja: {
    play: "再生",
    pause: "一時停止",
    stepForward: "進む",
    stepBack: "戻る",
    stepNames: "一歩進む",
    backNames: "一歩戻る",
  },
};
