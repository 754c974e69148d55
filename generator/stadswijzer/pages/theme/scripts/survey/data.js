// What the page that reads an export knows: what Python wrote (`editing/survey/page_data.py`).

export const data = window.stadswijzerSurvey;
export const words = data.words;
