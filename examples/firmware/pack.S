/* The pack, among the constants: PACK is its file. */
    .section .rodata.pack, "a"
    .global pack_start, pack_end
pack_start:
    .incbin PACK
pack_end:

#ifdef __linux__
    .section .note.GNU-stack, "", %progbits
#endif
