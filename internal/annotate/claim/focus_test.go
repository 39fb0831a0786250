package claim

import (
	"strings"
	"testing"
)

func TestWhomTheParagraphSpeaksOf(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"the name in the sentence, before the headline", "Mills close\n\nThe mills in Lorvik are old. The mills are dear.\n\nNorrand has few mines left. Only 63,000 jobs hang on them.", "Norrand"},
		{"not a person who only speaks", "Mills close\n\nThe mills in Lorvik are old. The mills are dear.\n\nThe wheels broke, said Ansa Lind, who heads the union. Only 900 mills are left.", "mills, Lorvik"},
		{"not whoever tells of it", "Mills close\n\nThe mills in Lorvik are old. The mills are dear.\n\nNorrand Watch says that there are only 900 mills.", "mills, Lorvik"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := readDocument("Mills close", "", strings.TrimPrefix(tt.text, "Mills close\n\n"))
			if len(got) == 0 || got[len(got)-1].Subject != tt.want || !got[len(got)-1].Topical {
				t.Errorf("got %+v, want %q", got, tt.want)
			}
		})
	}
}
