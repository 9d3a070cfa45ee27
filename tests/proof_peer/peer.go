// Checks what Madoguchi's own code has made of a tree, with the Go project's packages tlog and note
// (Debian: golang-golang-x-mod-dev), and makes the same with them for Madoguchi's code to check.
//
//	peer FILE                reads a JSON object, checks it, writes another to standard output
//	peer stream FILE VKEY    checks what `madoguchi prove` has written
package main

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type path struct {
	First  int64    `json:"first"` // index, or the older tree's size
	Size   int64    `json:"size"`
	Hashes []string `json:"hashes"`
}

type tile struct {
	Level  int    `json:"level"`
	Index  int64  `json:"index"`
	Hashes string `json:"hashes"`
}

type made struct {
	Entries     []string `json:"entries,omitempty"`
	Roots       []string `json:"roots"` // of the first 1, 2, ... entries
	Inclusion   []path   `json:"inclusion"`
	Consistency []path   `json:"consistency"`
	Tiles       []tile   `json:"tiles,omitempty"`
	Note        string   `json:"note"`
	Vkey        string   `json:"vkey"`
}

func die(format string, arguments ...interface{}) {
	fmt.Fprintf(os.Stderr, format+"\n", arguments...)
	os.Exit(1)
}

func must(err error, what string) {
	if err != nil {
		die("%s: %v", what, err)
	}
}

func hash(text string) tlog.Hash {
	parsed, err := tlog.ParseHash(text)
	must(err, "hash "+text)
	return parsed
}

func hashes(texts []string) []tlog.Hash {
	var all []tlog.Hash
	for _, text := range texts {
		all = append(all, hash(text))
	}
	return all
}

func texts(all []tlog.Hash) []string {
	found := []string{}
	for _, each := range all {
		found = append(found, each.String())
	}
	return found
}

type stored []tlog.Hash

func (s stored) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var found []tlog.Hash
	for _, index := range indexes {
		found = append(found, s[index])
	}
	return found, nil
}

func check(theirs made) stored {
	var tree stored
	for i, entry := range theirs.Entries {
		data, err := base64.StdEncoding.DecodeString(entry)
		must(err, "entry")
		added, err := tlog.StoredHashes(int64(i), data, tree)
		must(err, "StoredHashes")
		tree = append(tree, added...)
		root, err := tlog.TreeHash(int64(i+1), tree)
		must(err, "TreeHash")
		if root.String() != theirs.Roots[i] {
			die("root of size %d: %s, not %s", i+1, theirs.Roots[i], root)
		}
	}
	root := func(size int64) tlog.Hash { return hash(theirs.Roots[size-1]) }
	for _, p := range theirs.Inclusion {
		data, _ := base64.StdEncoding.DecodeString(theirs.Entries[p.First])
		must(tlog.CheckRecord(hashes(p.Hashes), p.Size, root(p.Size), p.First, tlog.RecordHash(data)),
			fmt.Sprintf("inclusion of %d in %d", p.First, p.Size))
	}
	for _, p := range theirs.Consistency {
		must(tlog.CheckTree(hashes(p.Hashes), p.Size, root(p.Size), p.First, root(p.First)),
			fmt.Sprintf("consistency of %d with %d", p.First, p.Size))
	}
	for _, t := range theirs.Tiles {
		data, err := base64.StdEncoding.DecodeString(t.Hashes)
		must(err, "tile")
		want, err := tlog.ReadTileData(tlog.Tile{H: 8, L: t.Level, N: t.Index, W: len(data) / 32}, tree)
		must(err, "ReadTileData")
		if !bytes.Equal(data, want) {
			die("tile %d of level %d differs", t.Index, t.Level)
		}
	}
	open(theirs.Note, theirs.Vkey)
	return tree
}

func open(text, vkey string) *note.Note {
	verifier, err := note.NewVerifier(vkey)
	must(err, "vkey")
	opened, err := note.Open([]byte(text), note.VerifierList(verifier))
	must(err, "note")
	return opened
}

// ours makes the same with Go's packages.
func ours(theirs made, tree stored) made {
	size := int64(len(theirs.Entries))
	var found made
	for i := int64(1); i <= size; i++ {
		root, err := tlog.TreeHash(i, tree)
		must(err, "TreeHash")
		found.Roots = append(found.Roots, root.String())
	}
	for _, p := range theirs.Inclusion {
		proof, err := tlog.ProveRecord(p.Size, p.First, tree)
		must(err, "ProveRecord")
		found.Inclusion = append(found.Inclusion, path{p.First, p.Size, texts(proof)})
	}
	for _, p := range theirs.Consistency {
		proof, err := tlog.ProveTree(p.Size, p.First, tree)
		must(err, "ProveTree")
		found.Consistency = append(found.Consistency, path{p.First, p.Size, texts(proof)})
	}
	skey, vkey, err := note.GenerateKey(rand.Reader, "peer.example/log")
	must(err, "GenerateKey")
	signer, err := note.NewSigner(skey)
	must(err, "NewSigner")
	signed, err := note.Sign(&note.Note{Text: opened(theirs)}, signer)
	must(err, "Sign")
	found.Note = string(signed)
	found.Vkey = vkey
	return found
}

func opened(theirs made) string { return open(theirs.Note, theirs.Vkey).Text }

// stream checks a history: each part is a proof as C2SP's tlog-proof has it.
func stream(file, vkey string) {
	content, err := os.ReadFile(file)
	must(err, "read")
	const first = "c2sp.org/tlog-proof@v1\n"
	parts := strings.Split(string(content), "\n"+first)
	for _, part := range parts[1:] {
		halves := strings.SplitN(part, "\n\n", 2)
		lines := strings.Split(halves[0], "\n")
		data, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[0], "extra "))
		must(err, "extra")
		index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
		must(err, "index")
		body := strings.Split(open(halves[1], vkey).Text, "\n")
		size, err := strconv.ParseInt(body[1], 10, 64)
		must(err, "size")
		must(tlog.CheckRecord(hashes(lines[2:]), size, hash(body[2]), index, tlog.RecordHash(data)),
			fmt.Sprintf("inclusion of %d", index))
	}
	fmt.Println(len(parts) - 1)
}

func main() {
	if len(os.Args) == 4 && os.Args[1] == "stream" {
		stream(os.Args[2], os.Args[3])
		return
	}
	if len(os.Args) != 2 {
		die("usage: peer FILE | peer stream FILE VKEY")
	}
	content, err := os.ReadFile(os.Args[1])
	must(err, "read")
	var theirs made
	must(json.Unmarshal(content, &theirs), "JSON")
	answer, err := json.Marshal(ours(theirs, check(theirs)))
	must(err, "JSON")
	os.Stdout.Write(answer)
}
